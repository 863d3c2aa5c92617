// Written by scripts/image-digests.ts; do not edit.

/** What is known of a catalogue image without reading its bytes. */
interface ShippedDigests {
  /** Key of the content that was signed: the rest holds for no other bytes. */
  readonly body: string;
  readonly md5: string;
  /** SHA-1 in the envelope, and key of the content it was computed from. */
  readonly integrity?: { readonly of: string; readonly sha1: string };
  /** Base64. */
  readonly signature: string;
}

export const imageDigests: Readonly<Record<string, ShippedDigests>> = {
  'c1900-universalk9-mz.SPA.154-3.M.bin': {
    body: '02cc5ebd897fa57a1ba52fc9cedd8559',
    md5: '181ed571eb95f2b6f7f045fb93628c01',
    signature:
      'QET+NRvz8hjSrAI1JM3v/aMHUPLj5JX+kKHczlkjzRedj9EktY9xJTdz4lsUHuqEyHYwCrZSyed7xkik/V46Uq1MOTRaVGvJeyEQ0Flg/710HqJjp+KMiiSYRi7YI9dobJ1x7e45KK9x6+xrumFbwi09+kc3Ez8Ee1iHbQ7PbExs51N+xR3JadyXlX2PcUYfE8eOV2EaqsybXwVhIM/7jQi3GB8iYe4Ho6KaKlSeQYxd3AfNthYIq2LU/DEMxRsVW6xTnBysBcCTcl+ZVH83VKbquJKxqbv1thQdSUYf41KmqQnGFdbd71uIH32BxhOqr0O9PPWhJZjLueNXwtIOYA',
  },
  'c2900-universalk9-mz.SPA.154-3.M.bin': {
    body: 'efff75547e48f65c3251722dc9e99a04',
    md5: '1f80b7a4ec65a834813c8cc1673d3ffa',
    signature:
      'D/HBbJ/r/w85DmD3VLQtOgYNlVocorMHahpmFI7+7nqGhEyqxdQmCYI6Z2TZFmfImm94BQ5GTsTuOtY/WvOEmJRBll7xWAJiW8RZmzRpQcGyrFx6kRe56sm+bLF3HYW2EZkMehhdi9dZa7j6OAf9UBm/P37QtxzpMPoF9iWH7992tYd1LxgvATn7EDXhoUvhT0aKvPPyUlhK+aL615/iJS48hcZlk3qE9EnyVNk7XP01ObKfYEZI2xiUr6h1Ufp4bN08pBeFPSqpW4Yn+cpftFoH4JGjsshqkj/5iT7yfDzxvXdoHBZmhCcjEVF7h9RUornRys3ZgChSSWRY/hDYBA',
  },
  'c3900-universalk9-mz.SPA.154-3.M.bin': {
    body: '2371f497e9d70ba4b5dfc3d76bf55b09',
    md5: 'ce312ef0cc00eb5b8763c1f2109d3261',
    signature:
      'Oi0vV3wU+VNULAhE9Lrxh3J/5tRcjtKjIPZHTcpi/mU0XcEpMPulMwydoEricxAV+z3VTr3kcPV3njbYWIGQzBIK3Wx/+SJoRFatQ/SdErMoccFkFKFnrsv9RFZlCrutvIPUFKWSeXVXsulL3ezTSdpOGVFRhUXcVk+EsGRb3D+YIrbebmeSaJE7CeMkdlKUg1H8mTH55O+F272vHzDi+2YexuXb334aX/qnB6c01M8NBKObp5ATz5GwCEw/4hXkb4Xr7coMsDUf7mOA/oCkP3fibi+Id/SeGLkFHImBJbOsTQq9IK6z1ZJahv6hfnYdSzeMUvw40lc2IgQBp7pKAQ',
  },
  'c1900-universalk9-mz.SPA.154-3.M3.bin': {
    body: '81aea699990b06bc661c22c8bd353090',
    md5: 'ef84f23b4c88d1052429f5695d283af5',
    signature:
      'qDPPVtoMSRDMgzniE7Hy+0+Ezf5S6/T0cBp3jaXN4K73znmoUhnTfwvUSwyeqsXgTH5ijub8cwD+gmwgVzhPoz9qddyw0J3ytZy3SWGFgj1fiN4vm0NB4Lq8knPr1hH2BK9TQ5MzvAMFbsYvtmSyB87tmcwVLRIMvYczMzKcmeNK0YIjSCIb12WrQRSrRBYQRWJICZIyEUS8yd8xDisYW54y/X26steaPwTF06L7kAEV0G2KOwCtURqD6qCjdEbFYMD0qGKQZqiz7VCIOyT+S4WRyKE2Lfc/tsg2JzSr2uLcpjWcQ8pDrKVbAmlK0/v+Cdvu1VZaPBe1nPGQFg7d3A',
  },
  'c1900-universalk9-mz.SPA.157-3.M8.bin': {
    body: '4851c631763c001abc67d2b49bb2f633',
    md5: '73e87987b15a4597e677fb6a0bf5577b',
    signature:
      'PlCkxjKDjWv0reDzxYlMJu9S3+Xnu076fOmu7hs/FQx3FV8gNzNGW04krHvZtSGpf81vEmeshGejPeAav7pKaVxcv9qFXlPINZ9PRPzKqKsH8HQXeHEFq5VIxCyptH6TaIH/pa2k6bo0NQKO8uahvVIcY1CSmsgqdyI8lF6pvvMrqaMgTP92zTqJx3VY//xEHWt1z3RjrIRaJMf7n/xp0gyLYAS0Fyr6dumkci638Pm8eFLup7M4h2csP7/Uq0z9GJROTb5BfWPhHFlVKwkRA/24fi+gz/ZSfFy4yV5AGwrKM1VY2yra8k6ow5S2llvRMcPKZzJmsdWDG3xzhag7Qg',
  },
  'c2900-universalk9-mz.SPA.157-3.M8.bin': {
    body: '5382bf79efdade494b3358805959b577',
    md5: '3c01e19ccb87ccfbce9a198ba4b496a7',
    signature:
      'IAHNAIHNsgHumrfH/YDiOrpwGuR3XzeTjBeSC8nJGnnwBHTsOALYjSP/NC8q/Wn4/quKB4G7yV9TOcBOcfeMLDYlkQJxNoyQfnwI7xLkiw+VLcNeeHguzGkPJQjeiOVAesXR8kuAIK+DfWyTpwVEt7YSRQM/Vlfw23MUtuNdPGittMTW0jvmz/Zm7h4Boi2lgnxjDOY6SBT11R3GHZZzlU+4ZWgyaeMUf7c/X9kuwa4iCvdpNP5KoFiyex+uOk9ihvusLciv8Gy6jrTaQuLIG1JpBiTxgkc93kLAKqUaFMN4u50Ci/Jc5g0kZIkqjlzx+3lMhv8Wz7Yze8vilrVOAA',
  },
  'c3900-universalk9-mz.SPA.157-3.M8.bin': {
    body: '4e8efb84cf94977cb6e87cdc7f616946',
    md5: 'eec87dd324b06eda76c20cd2fa67415f',
    signature:
      'nH3cqaHQIb45sRIsHPXkINlGhF/KMYQCsVfP3/kxiE8gR0pVKGxdfZ9tV8/JVCg+U9J8vcn0OxDkbrfoU7GCtAa63CbUjPamJy7NS3YowedJ2BRtXHmlJzLkpG3hWTUrBdXKEZe/HDKTuLS4gTPBe2XuWgjmIxwTpnuat4AFNgeWE5ZUT9bWm4nkqDoV4UTIkQtjpkI04wPtqrfb6nTL3FqROvih9svyiwHDpqRSK2qqpEL3dXqLtHC0QAsJa+grjg0IKJv+eu9wQ7VaHWHTmXvicaoBDpUkidU6m9EIDthrY3K5o6NcM/b4pnOVRyNF5xI6+QZl8gDHCP0YrekbMw',
  },
  'c1900-universalk9-mz.SPB.157-3.M9.bin': {
    body: '850e7a08efbdf75f11b096bf8857ebfc',
    md5: '062d6c190839b69f4bfc8028052cd947',
    signature:
      'qLQnP2rbnwg0ajuMNAQrcW+wquSEc0MMhJzkdjRAFs87n53hIKes9aCN8f6SWgYXNnlJlVfTNkF9yYCd8g/jqEJ8WvlPVmipkn+A2CslJhkR2xgacLu4Sb3yeO6rhjy2T+lF7v0AukjhggVUG+u33HmNcZFbXynSrlzxGG0OwqIQwwfpGLyvgyuK7ccNZ/Sl1gvchDEf42E23r+qUd4AvhpKEsvIvF7NNBpAOGytXH3YpULkQ+2rFBf/ftKOebm+nx/FPCykEjvHqXCKTTcDh7I3TvXtxDR8I1Or7Zbylq7hOkEgsEPhoOA4bZ3XSQeOvK0Z1bVhAaebsgH+CvbQJQ',
  },
  'c2900-universalk9-mz.SPB.157-3.M9.bin': {
    body: '166498c2af8ac5fec732f202cfd9a4d5',
    md5: '3d3ea92acb5b281288c861f20e0bd34a',
    signature:
      'IKrtnY05seur1X1hxxAOAWLz+ne+3dDEBckf9AbkcRTuHOjDyt3CTmpwL76StsVJT1cUyw3zw2sjW9bU7nqqfl5oyrkl5Doabr7xop5jMhnmuEo3cRDhTIop7nwQbMLkphw+KBqi91gCJFK0TP/XLuStEN44yHpw4h0MynNvL+Ph18b4Hmh5jQBXTTePBumdut6pdiE/fl6MvtIR+CxT1oTuPOnvCfy1k84513X+EtWv+VBXUA/DQxq9eBIuYtMSA1SG94uVUJ+GbkC7bsvp8YF0eqTf0C+BnYz1J1gP2VGBnOx9ixMszGb4RiEXaZ1eGvlIqrCR377qnoO3sDn/AQ',
  },
  'c3900-universalk9-mz.SPB.157-3.M9.bin': {
    body: 'a1f794c07c46c1d12549c7e76a67dd8b',
    md5: 'a3abbaa5ccd72f362a935b9aac785d81',
    signature:
      'qJeEOYuYT5ML0qLMX8NJwr9O3NnrCLY7f5fVKFVXYXpGrv/Skx9LAKCh9G+LNSH+hLUNZpycIK6Bdhh/XnAOXrArMNV9mpwUXz+jvcN/gadvGg6IRzgLe+tAqcY5KImURAAugK1gv2NIVsrAghri3Ip4KamNlgT03Jehe9nzkFYF4ZmrRDm0ZM7mgNeOHMd0UjZDBrtEUchd60tpUK0oIHRT2silVj1EGWS8tKIE0qyekJFHgpt2XTj02U9wVQyNVCNcaXEUiD85gB+P1tsTUHJBUqWGjjvvLvyjIv46OaF18wzS19AnSPvpDd88ArACnKtLWsY3ZMUaeJ7vRAbEWg',
  },
  'c1900-universalk9-mz.SSA': {
    body: '19d9fb420e5ab26f2ca2fce7dd7ae14f',
    md5: '8947488f3c1a5dcd2a110142ee09f502',
    signature:
      'iAJwPxiXhsVsxjB1u/oakxw1AJ7CvmEtgSqp+uveJ57ahNXUDeJsriu/2tKNP8sJHryTygoeMzUzAWduSpZC/x/z68zAcFxGGtPHE8t2rsMlk8o+S8L/1w7EPObOVXi/Hju7T+xswei/QDXd4/p5OccofJM5Ii4sOLOunWEYO1vZ3Bj2XM0NAVfP5oX583L7qqB1/zau3b2nhA9jUHZsDBUhH6rtpsC/xJPA7ZRz0Urzgl4fWqcu9ql4ohofchFO71xdV0TjAqTUHFX1K2c8OVp63La2LEnYhE/4+ev+Q0FbW2zzaluESldZaBI580u6PhR/FiQ83LJa433WxMVYvg',
  },
  'c2900-universalk9-mz.SSA': {
    body: 'c48afdde26407decaad751a136aadae1',
    md5: 'bbf553d6fe2bf53cc76da325f74e0657',
    signature:
      'pJ47NTllLZ4bCB9RrY8xwRzRKEyYRGCY6LuYTIn0w99L3s9Lptaklo8OrlMSxbyl1Nx5Lk9tVdmLdk2pjLHNm0SsWoYTQZdjNi+0iD1IigwwBc7WetbEFrLmJR8wsZekGykG4V48flH61V3ZWQTEjFzX9aNscKSikGatMNRJzKGOMQBtFP0drRBkyB4Z8mZqspoWBTSy9UgODZYJSfzBA5Gfc/qUfqdxjqFZnCjOfVEsV/nuqvTEQS5HYbt1uuXnbPwQU/xQym9ISMiD+hRSiPntwtRjXDprFJw8cMXBZ8drw4YObJQMIeSTT4I2nEIa4kJYXiK1uBKUvPElHaOcQw',
  },
  'c3900-universalk9-mz.SSA': {
    body: '20bdaf6ac83d1ab3b0b4f64d4a805bdb',
    md5: 'f2a9b2200a8754ef25e6a8599735b825',
    signature:
      'nJrZVD+uFXyF7bzisZCdonj7hlB07YrVSazcCR9Ihsyq+DweLVtMr1G6+MA9UcSt4PF9dIwapuwTckRwUf+H9FT2iAIBbf5YYzP+48jWXaT2hZEPV2aLPXTV8dyafDialh0BiSYOv415F3hkXB9mK/poZ7gOtktXSdjA+QoMZDWShDJxCbkayds8h9HH7In+1Pfst6t35TR0KZeptJWm8TrlwuOcykU+paibPLc5uCnEqtdk0fkbhCan4GNx4EgqHPDm6fPhEM6XcsuBsCbs82KEi3XW2NqCXWBiA7djN/8RW7LjmQFQXAUd0LdC2YilN6QyDE+IJZy4sbHwN2IlGA',
  },
  'c1900-universalk9-mz.SSB': {
    body: '3c822ccbe309c1d59cda5f41170f3898',
    md5: 'ec5495e96fa2bdca9dafce69ab9bfa7f',
    signature:
      'YLtBHy6AmZzTOCSQ6zWEhK25m8rpCdFBqN/j79GkTjo+XTl5BoNBglOvUOTRc/ntNrXDfvp9lElbR5TPtOrVwpiM4YMXMuWVf21DoiXrIxySRvo1mYSL3oY/8M9kmwTqeeJEsaUeYY9DDWobzHPFFHFmmWIfM/+dj/DglDJE3L69hLSaQwl3G22r+sPP15D6IwFrqbYi8bXJOEHg/3M9lusIiGgiVSvdNfTl7uTHAb47Dg9llo1c5IrcC6oPtbCX0hZ/D7bmz3sHNzmbLKHNbo+DJmQUcJearQOPYyckYX+yX+fKUu1XIhTYY3znD9YCO643mAsyg50nsA1RUMCK8Q',
  },
  'c2900-universalk9-mz.SSB': {
    body: '67009f3cada557dcf1d5343557a5c4f4',
    md5: 'ab3a5c52490e4cf1d9e442fb07a695b4',
    signature:
      'kHtOkE//vPQD4PricGHZw7T8PjzvR/6t20RjySET5Vmy241mfDkwqeagGqo+TDf3cLRRvqi3OsB1VsEu+HoH6DmwMzfBZ7RDlInzHfboi41Wz54jsB/s5ayAhUknmZ3tM2B39kUppJbZ7xR+i5SqryAZQ4Yr/U9+BzBQLopDj3rydex++EJix8F+X27n6PHG37HxKX8MDkgrn9KH2Pi6UdQZlxDuxhhD/2PH32YtlDUIJHeMi+ZkB3tzi9zrprhrGLI8CyOZd/kjSIG/9ewrPoLICPRKQkkB89Kar3Vh5+n1ebc1i8RQWlD3BD21pnFjmRVudby+80q8VcFu1p8tGg',
  },
  'c3900-universalk9-mz.SSB': {
    body: '2aadb4436d94292dbada676e14b01b73',
    md5: 'c874e03e00f8d7ff16194156fd03598c',
    signature:
      'aFwF24HccF/slU93vmZ0HYy4NpKZZFYNlman3S0FZGejb7C85/o2iKnnLSDNA4p1zOjXhOOnvCkM6ai4SjuzObT3/pZUXBtaWmu6ux4WHsOZ4WKpkRUT+FxvYCSweVvFUfBUw6yZvZZP++/+Q3aMxcSpqYKJVoH5mRliE8HUTU270UQPomEwxKUPqIqslK7pBINZzZXel03qx2Bcfkc3XXqOJURptxljl0VBq6mkaqAgeLUG7Kw01gajL53jtgbV1JxuQDNXBtg6qLFLMtX7pJ7rxJzM5SpAwPsrYzeiBoRH7Pi6ixQkwCvklZKbBjMWrVj/Hfci2o2qGjOkGRNiSQ',
  },
  'c1900-revocation-mz.SPB': {
    body: '41291a9679ec98e14a59e2692fb140f9',
    md5: '102c72f3e175bdfae5f0d09b66a4452d',
    signature:
      'BiulsBPGOc4grgWN/PeYYGm1FEvjqHz1hGKRTXIWLDFiCwSucr2nIQylqoc3Ft3vHaZsX9lNGS6agLcXtvwFnTLTbRVYHgSUG4s1LciAPsDbRq2p0DvfqQNe63zcw4NKr0eQs1Pju8f07ciGLdizs6s9kIrQRmc0gNVvSJ/d4P7F51+z0ujKxlcGqzjEPljZJwipsfa5xvkva8ISie0gs7AGlN3jJbbqCv7+ozPT+B3iuw//AUBIVNGXxeZX0NjQO3oW1Ca5YYgisJtmi/giji2sAWISzIoqDSXCFuB3LimO13Ow+ilxsmInUC0teonJW3mm5jT+y0YB3kjPaVFM4Q',
  },
  'c2900-revocation-mz.SPB': {
    body: '5fbba728bca94e8d296afdf002c476a5',
    md5: '5e7b69bcf77d7846816a946c0356fe8b',
    signature:
      'MJ/0Uf3lee8Xycq5jvhGFaatAj4wFHKrg1Y6Xv90NhHIdnDmT6bxIdGJHi3/KZlV+kDmotzrtuawIoLMVsoCZNWt9icFngsBR1RkfdMRthFVGjtY1Tf/Xu9GDUSon5W3tVcoc/L5n3vn40FpHgQLOu/8Zu7utUaZgOy8P7/YdNY64JMbOEcCiqQk96UhDGUc3ipmcQ+hsuN4rzXp/Qy1eTwbc+aXxJ7qSSFTFEQMlifXPtgBYOWdRzBZFWtn0rG30QbDutjddNXE8GViCiyF+gVJ+LoSvxn6BLLbJNw+yGDlWzw2MprlRZlBxRkkfJPYLc2znlEI0/+7CXotnJefCw',
  },
  'c3900-revocation-mz.SPB': {
    body: 'add47b98b584b75cf96433604f35059a',
    md5: 'ee42cdc8e92c1005a93d9dc2b0c14a44',
    signature:
      'nfUBZomB/vui17bep+vkwJL/WlPAOVXeuk9zkYoSyifw3Thr9izzVKgxHLqXiZxBBtUW4b92GPjQRRzBt/9nUWHb1qdghmE7w2bYn2VlXx4qPo3NqPBczSi/PqOhNX/loj+lMkpBTky4Y32GdkFIgLEUfeTXlC6UXfErXLave1aEdBlJPGvCD5DYhzWqwMzaoTjXXJB7srwlT3GT70aq7FbcTPBkWYSaybeve1mD6aRbSgdY2WNkqIBsuKaPxN1Xd+2M10DDnlI7qk6krgraGcSaMLuZvHueTERySoUTZmBm4T/+dng9MA0TnXcxhJbgPTr+5y4zEHvF627GmE2Fdw',
  },
  'asr1002x-universalk9.03.07.04.S.152-4.S4.SPA.bin': {
    body: 'e6c912d0e86dd5b6e928b05425916605',
    md5: '2ad9c4191275e1aaa5f15e7bfc050156',
    integrity: { of: '9e566fc153bc3c1029ef5be4d03ce457', sha1: '01ae8862bbf1851a0e4bf742b199851e1aa22ec9' },
    signature:
      'WlpO1zkHmsAOJcrGkeeEQ9mKv+R69wzBMfc2wtK3+KEVpyj7tfeVlxKC6s4sb9zVpK7Hp8DrREK8ZW7HBAW3kpCEhxdijTEKd22PctcYUFESKme67JHuIAt88piOQWrO2fthXEvmGJi9U7lT/RcZJXo9ewuErXMbATCWOpTG5GvCEsbIhECmhPvAEtULaXiCW3LebXtOwdjBESHWgHCHjg9fVQykupfW1zpcihQ5jRwvU4AKLu+IarVXG0xzYoVbfmAaJ2SGb+jPxOEc7xkdDCtW30Xda4wwSM8hG2ii/pnGHbtfp33F71JWviKnplZR/ZqNeElQ5v8einhH43Dmug',
  },
  'asr1002x-universalk9.03.07.04.S.152-4.S4.SSA.bin': {
    body: '351daabbddc786dfd9c4456e9c807991',
    md5: '0cc2e40e6cfcb25e8154c5fdad747949',
    integrity: { of: '794a996f443e2d5880da664fd54b96ea', sha1: '018dd881c053e8964359cfa3bb243e30bf4eb6c9' },
    signature:
      'EGVxKj/nJzp+MxVS6mm0IimDDDN17WkB2WSQPPA6j2zqrI/b8enK6bHsBjsg9Q3qeq/bXH7V2DL/tsOWfzqMAhcQ2GVEZeReQISteiGV9HNg8PsAQj4r44Kkd/tR473IruEvE8nGAiUqVREzfoJKkE5PsGoxEqV2lc7qUWspF3V7htgUxjZufYATHM0o+q4t+y4T/I/FecPXJf4OV9qARe83BMx/mHWDiSs882jMz2uErhKV1qkLCe5Uyct5zzE4H4LMTBO+mm61rS1G7qYmTgTQ9wVcOdbRzqeBccbBgLk1cvM5BXob+SxuNDSCuFQ4RoX50jQdMg47k6ObCzduSg',
  },
  'cat4500e-universalk9.SPA.03.04.00.SG.151-2.SG.bin': {
    body: '37b33ad6fbb5c4d2ef854bd56f02c115',
    md5: '81785e8fdf73b3b9a95558731da0f4a7',
    integrity: { of: '8835ef04684b20d51b3022e8cfb054ec', sha1: '886cc1c149da0ceddfb5abd3293c494eef10658e' },
    signature:
      'bUyM1yIqhb/RcYb9loijeynJW37kqAh9q80x/exTQQC3MfxpxKRdb7pYHcXTSEQRWnM+HLIbaG0Lb+phXcX2UuHo8TXe3ek7JG9dVBXKV7B3HR/I43k/KAyY5f/SK0iRHPkQM7xYje+y+5UcOSAskSss5fmFYF2x25ukdxB+8mAQu4AbXBbxLbVnFc6ArTjuvy7GcvNnZu32dJihlDiHjWMO8ze9RoPXJLm9656gsWhOYrAGZ//AukZkx4FltNelRz7sed6skPZMSKmWD2emq1fCz327eXHHqrgvZbsZ94LJpuSjc4CfPAoQ8Ks4lnkuo+DDgfJ5IElPvyaJhwxUNQ',
  },
  'cat4500e-universalk9.SSA.03.04.00.SG.151-2.SG.bin': {
    body: '91bc0c7dc81790218b97d7e183ceff1e',
    md5: '0e8f9a24223afa1814b0b0b37a414a9b',
    integrity: { of: 'fcf69060173f931e4cf99703df30ea5e', sha1: '5232fb07b1613f6513d84d8c12fdbe483d55a6e4' },
    signature:
      'af3NKxaGfI/fL0WWnD35HnznQc0sLCbVqpguUEmA7NYdujRqFdRxKCmqt4JMKeYG4E56ppapqzTIkGocXJj2Hl3W5DxN4bXDbhNgkKtF7F+TvcOVGkmDHF56Gci05UdmA9Yboy46oa6Ur9WU+6FI4D/HQJP/LS97Zk3n/aoGV9SReC4uVk0EZnBSvejGilG9NTXCEsAZsbMtEEZn9YZir6pUtw6m2Yj/UuOBVbYYz3Rk0U0L7TOCbxAAOdAiv0boynIW+xK1StOnbmWYJ7FMziLGEKLH8Ka88yl0M6+3Nw3eBEnkxd4yyEF5iGnIZd7ziq01AU6woUVxyZrNWw3O8A',
  },
};

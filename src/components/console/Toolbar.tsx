import {
  AArrowDown,
  AArrowUp,
  ClipboardPaste,
  Copy,
  Download,
  Ear,
  Keyboard,
  MemoryStick,
  Power,
  Search,
  Unplug,
  Usb,
  Zap,
} from 'lucide-react';
import { useState, type MouseEvent } from 'react';
import type { DeviceView, SlotView } from '../../bridge/protocol.ts';
import { useLab } from '../../store/lab.ts';
import { screenOf } from '../../store/screens.ts';
import { takesNothing } from '../../store/takes-nothing.ts';
import { nextFontSize } from '../../store/settings-store.ts';
import { useSettings } from '../../store/settings.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import type { Aid } from './aid.ts';
import { copyText, readClipboard, saveText } from './clipboard.ts';
import { ESCAPE_CHARACTER } from './keys.ts';
import { plainText } from './plain-text.ts';
import type { TerminalView } from './terminal.ts';
import { pasteInto } from './open-console.ts';

interface ToolbarProps {
  readonly console: string;
  readonly view: TerminalView | undefined;
  readonly aid: Aid | undefined;
  readonly onAid: (aid: Aid) => void;
}

/** What a keyboard cannot send or a browser keeps for itself, and what one does with a terminal's text. */
export function Toolbar({ console, view, aid, onAid }: ToolbarProps) {
  const device = useLab((lab) => lab.devices.find(({ name }) => name === console));
  /** What the device has is not known yet: its controls will take a second row where there is little room. */
  const opening = useLab((lab) => lab.devices.length === 0);
  const readOnly = useLab(takesNothing);
  /** A click with the mouse gives the keyboard back to the terminal; somebody who uses keys stays where they are. */
  const act =
    (work: () => void) =>
    (event: MouseEvent): void => {
      work();
      if (event.detail > 0) view?.focus();
    };
  return (
    <div
      className={`@container flex shrink-0 flex-wrap items-center gap-0.5 border-b border-line bg-page px-1.5 py-0.5 ${opening ? 'max-[799px]:min-h-16.75' : ''}`}
    >
      <div role="group" aria-label={`Controls of ${console}`} className="contents">
        <LineKeys
          console={console}
          serial={device !== undefined}
          disabled={readOnly || device?.phase === 'off'}
          act={act}
        />
        {device && <Switches device={device} disabled={readOnly} act={act} />}
      </div>
      <TextTools console={console} view={view} aid={aid} onAid={onAid} readOnly={readOnly} />
    </div>
  );
}

/** Pictures beside words go where there is no room: all controls of a device stay on one line. */
const ROOM = '@max-[27rem]:hidden';
/** Where there is hardly any room they stand closer. */
const TIGHT = '@max-[22rem]:px-1!';

type Act = (work: () => void) => (event: MouseEvent) => void;

function LineKeys({
  console,
  serial,
  disabled,
  act,
}: {
  readonly console: string;
  /** It is the console of a device: Break reaches it. */
  readonly serial: boolean;
  readonly disabled: boolean;
  readonly act: Act;
}) {
  const { sendBreak, type } = useLab.getState();
  return (
    <>
      {serial && (
        <Button
          look="quiet"
          size="small"
          className={TIGHT}
          disabled={disabled}
          title="Send Break: in the first seconds of a start it leads to the ROM monitor"
          onClick={act(() => sendBreak(console))}
        >
          <Zap aria-hidden="true" className={`size-4 ${ROOM}`} />
          Break
        </Button>
      )}
      <Button
        look="quiet"
        size="small"
        className={TIGHT}
        disabled={disabled}
        title="Send the escape character: stops ping, copy and other commands that run"
        aria-label="Ctrl-Shift-6"
        onClick={act(() => type(console, ESCAPE_CHARACTER))}
      >
        <kbd className="font-sans" aria-hidden="true">
          Ctrl-⇧-6
        </kbd>
      </Button>
    </>
  );
}

function SlotIcon({ card, inserted }: Pick<SlotView, 'card' | 'inserted'>) {
  const Icon = !inserted ? Unplug : card === 'CompactFlash' ? MemoryStick : Usb;
  return <Icon aria-hidden="true" className={`size-4 ${ROOM} ${inserted ? 'text-accent' : ''}`} />;
}

interface SwitchesProps {
  readonly device: DeviceView;
  readonly disabled: boolean;
  readonly act: Act;
}

function Switches({ device, disabled, act }: SwitchesProps) {
  const { power, plug } = useLab.getState();
  const on = device.phase !== 'off';
  return (
    <>
      <Button
        look="quiet"
        size="small"
        className={TIGHT}
        role="switch"
        aria-checked={on}
        aria-label={`Power of ${device.name}`}
        title={on ? 'Switch the power off' : 'Switch the power on'}
        disabled={disabled}
        onClick={act(() => power(device.name, !on))}
      >
        <Power aria-hidden="true" className={`size-4 ${ROOM} ${on ? 'text-accent' : ''}`} />
        <span aria-hidden="true">Power: {on ? 'on' : 'off'}</span>
      </Button>
      {device.slots.map(({ slot, card, inserted }) => (
        <Button
          key={slot}
          look="quiet"
          size="small"
          className={TIGHT}
          role="switch"
          aria-checked={inserted}
          aria-label={`${card} in ${slot} of ${device.name}`}
          title={inserted ? `Pull the ${card} out of ${slot}` : `Plug the ${card} into ${slot}`}
          disabled={disabled}
          onClick={act(() => plug(device.name, slot, !inserted))}
        >
          <SlotIcon card={card} inserted={inserted} />
          <span aria-hidden="true">
            {card === 'CompactFlash' ? 'Flash' : 'USB'}: {inserted ? 'in' : 'out'}
          </span>
        </Button>
      ))}
    </>
  );
}

function TextTools({ console, view, aid, onAid, readOnly }: ToolbarProps & { readonly readOnly: boolean }) {
  const [said, setSaid] = useState('');
  const { screenReader, setScreenReader, setFontSize } = useSettings();
  const resize = (step: 1 | -1): void => {
    const shown = view?.terminal.options.fontSize;
    if (shown !== undefined) setFontSize(nextFontSize(shown, step));
  };
  const log = (): string => plainText(screenOf(console).text);
  const copy = async (): Promise<void> => {
    setSaid((await copyText(log())) ? 'Log copied' : 'The browser does not let this page copy: save the log instead');
  };
  const paste = async (): Promise<void> => {
    const text = await readClipboard();
    if (text === undefined || text === '') return onAid('paste');
    pasteInto(console, text);
    view?.focus();
  };
  return (
    <div role="group" aria-label={`Text of ${console}`} className="ml-auto flex flex-wrap items-center">
      <span role="status" className="pr-1 text-xs text-ink-2">
        {said}
      </span>
      <IconButton
        icon={ClipboardPaste}
        label="Paste"
        hotkey="Ctrl-V"
        disabled={readOnly}
        onClick={() => void paste()}
      />
      <IconButton
        icon={Keyboard}
        label="More keys"
        aria-expanded={aid === 'keys'}
        disabled={readOnly}
        onClick={() => onAid('keys')}
      />
      <IconButton
        icon={Search}
        label="Search"
        hotkey="Ctrl-Shift-F"
        aria-expanded={aid === 'search'}
        onClick={() => onAid('search')}
      />
      <IconButton icon={Copy} label="Copy the log" onClick={() => void copy()} />
      <IconButton icon={Download} label="Save the log" onClick={() => saveText(`${console}.log`, log())} />
      <IconButton icon={AArrowDown} label="Smaller text" onClick={() => resize(-1)} />
      <IconButton icon={AArrowUp} label="Larger text" onClick={() => resize(1)} />
      <IconButton
        icon={Ear}
        label="Screen reader mode"
        aria-pressed={screenReader}
        className={screenReader ? 'text-accent!' : ''}
        onClick={() => setScreenReader(!screenReader)}
      />
    </div>
  );
}

/** What a device prints at a line. */
export function Reply({ text }: { readonly text: string }) {
  return (
    <pre
      tabIndex={0}
      aria-label="What the device says"
      className="overflow-x-auto rounded-md border border-line bg-term px-3 py-2 font-mono text-xs text-term-ink"
    >
      {text}
    </pre>
  );
}

/** The product's mark: the two parts of a bootset, image above and configuration below, on one spine. */
export function Mark({ className }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={className}>
      <path d="M3.5 3v18" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
      <rect x="7.5" y="1.5" width="11" height="8.5" rx="2.5" fill="currentColor" />
      <rect x="7.5" y="13" width="14.5" height="9.5" rx="2.5" className="fill-accent" />
    </svg>
  );
}

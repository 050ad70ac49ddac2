/** Who of a partner has what a loan requires, for whoever hands it over. */
export interface QualifiedPeople {
  qualification: string;
  /** Names of things that require it. */
  itemNames: string[];
  /** On this day; names only for those who may know them. */
  people: { name: string; validUntil: string | null }[];
}

/** A file in the folder of backups, as far as it is shown. */
export interface KeptFile {
  name: string;
  at: Date;
  bytes: number;
}

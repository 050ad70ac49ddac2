/** How many mails of one kind could not be delivered. */
export interface FailedMails {
  kind: string;
  count: number;
}

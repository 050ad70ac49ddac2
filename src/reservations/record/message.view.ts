/** How a message reads over the wire and on pages. */
import { choice, instant, Shows } from '../../http/shown.decorators.js';

export const messageSides = ['borrower', 'owner', 'coordination'] as const;
export type MessageSide = (typeof messageSides)[number];

export class MessageView {
  @Shows('The message.') id!: string;
  @Shows('When it was written.', instant) at!: string;
  @Shows('For whom its author wrote.', choice(messageSides)) side!: MessageSide;
  @Shows('The partner for which its author wrote; empty for the coordination.') partnerName!: string;
  @Shows('Its author; empty where that is none of the reader’s business.') who!: string;
  @Shows('What it says.') text!: string;
}

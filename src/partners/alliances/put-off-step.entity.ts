/** One of the first steps that the coordination has put off. */
import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Id, Instant, Ref, Text } from '../../database/columns.js';

/** In the order in which a founder goes them. */
export const firstSteps = ['places', 'items', 'partners', 'rules', 'texts', 'loan', 'showing'] as const;
export type FirstStep = (typeof firstSteps)[number];

@Entity('put_off_steps')
@Unique(['allianceId', 'step'])
@ForeignKey('Alliance', ['allianceId'], ['id'])
@Check(
  'ck_put_off_steps_step',
  `"step" IN ('places', 'items', 'partners', 'rules', 'texts', 'loan', 'showing')`,
)
export class PutOffStep {
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Text(20) step!: FirstStep;
  @Instant() putOffAt!: Date;
}

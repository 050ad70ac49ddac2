/** How an audit entry reads over the wire. */
import { ApiProperty } from '@nestjs/swagger';

export class AuditView {
  @ApiProperty() id!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Name of the person; null for a command.' })
  who!: string | null;
  @ApiProperty({ description: 'An action of the policy table, such as items.change.' }) what!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Id of what it was done to.' })
  subjectId!: string | null;
  @ApiProperty({ description: 'Names of fields or roles.' }) detail!: string;
}

/** Who of a partner has which qualification, until when, and who said so. */
import type { VNode } from 'preact';
import type { HeldQualificationView } from '../../../items/qualifications/qualification.dto.js';
import { Badge } from '../../ui/parts.js';
import type { Visit } from '../../ui/visit.js';
import { Table, type Column } from '../manage-frame.js';
import { dayInWords, plainDay } from '../spoken.js';
import { heldWords } from './held-words.js';

interface HeldProps {
  visit: Visit;
  held: readonly HeldQualificationView[];
  /** What can be done with each. */
  more?: Column<HeldQualificationView>;
}

export const HeldList = ({ visit, held, more }: HeldProps): VNode => {
  const w = heldWords[visit.language];
  if (held.length === 0) return <p>{w.none}</p>;
  const columns: Column<HeldQualificationView>[] = [
    { head: w.person, cell: ({ personName }) => personName },
    { head: w.which, cell: ({ qualificationName }) => qualificationName },
    {
      head: w.until,
      cell: ({ validUntil, isValid }) => (
        <>
          {validUntil === null ? w.endless : plainDay(visit, validUntil)}{' '}
          {!isValid && <Badge kind="warning">{w.over}</Badge>}
        </>
      ),
    },
    { head: w.entered, cell: (one) => enteredBy(visit, one) },
    ...(more ? [more] : []),
  ];
  return <Table caption={w.title} columns={columns} rows={held} keyOf={keyOf} />;
};

const keyOf = ({ personId, qualificationId }: HeldQualificationView): string =>
  `${personId} ${qualificationId}`;

function enteredBy(visit: Visit, { enteredBy: who, enteredAt }: HeldQualificationView): string {
  const w = heldWords[visit.language];
  const day = dayInWords(visit, new Date(enteredAt));
  return who === null ? w.on(day) : w.by(who, day);
}

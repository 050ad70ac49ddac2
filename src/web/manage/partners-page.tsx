/** The alliance's partners, and how far each is with taking part. */
import type { Page as Part } from '../../http/pages.js';
import type { PartnerView } from '../../partners/partner.dto.js';
import type { Page } from '../ui/page.js';
import { ButtonLink, Link } from '../ui/parts.js';
import type { Visit } from '../ui/visit.js';
import { managePage, manageOf, NextPart, Table } from './manage-frame.js';
import { partnerWords } from './partner-words.js';

export function partnersPage(visit: Visit, part: Part<PartnerView>): Page {
  const w = partnerWords[visit.language];
  const at = `${manageOf(visit)}/partners`;
  const columns = [
    { head: w.name, cell: ({ id, name }: PartnerView) => <Link href={`${at}/${id}`}>{name}</Link> },
    { head: w.shortName, cell: ({ shortName }: PartnerView) => shortName },
    { head: w.organisationType, cell: ({ organisationType }: PartnerView) => organisationType },
    { head: w.status, cell: ({ status }: PartnerView) => w.statuses[status] },
    {
      head: w.role,
      cell: ({ isLender, isBorrower }: PartnerView) =>
        [isLender && w.lends, isBorrower && w.borrows].filter(Boolean).join(', '),
    },
  ];
  const children = (
    <>
      <ButtonLink href={`${at}/new`} weight="primary">
        {w.new}
      </ButtonLink>
      <Table caption={w.title} columns={columns} rows={part.items} keyOf={({ id }) => id} />
      <NextPart visit={visit} path={at} cursor={part.nextCursor} />
    </>
  );
  return managePage(visit, { title: w.title, isWide: true, children });
}

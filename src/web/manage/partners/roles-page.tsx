/** Who belongs to the alliance and does what; giving a role, and taking one back. */
import type { KnownHere } from '../../../partners/members/partner.dto.js';
import { Form, formState, Refused } from '../../ui/form.js';
import { Select } from '../../ui/fields.js';
import type { Page } from '../../ui/page.js';
import { Alert, Button, ButtonLink, Heading } from '../../ui/parts.js';
import type { FormState, Typed } from '../../forms/typed.js';
import type { Visit } from '../../ui/visit.js';
import { chosenFrom } from '../choices.js';
import type { Named } from '../choices.js';
import { managePage, manageOf, Table } from '../manage-frame.js';
import { roleWords } from './role-words.js';

interface RolesFacts {
  people: readonly KnownHere[];
  places: readonly Named[];
  form: FormState;
  done?: string | undefined;
}

export type Held = KnownHere['roles'][number];

export function rolesPage(visit: Visit, { people, places, form, done }: RolesFacts): Page {
  const w = roleWords[visit.language];
  const children = (
    <>
      <Refused form={form} />
      <p>{w.intro}</p>
      <People visit={visit} people={people} places={places} />
      {visit.actor!.may('roles.change') ? (
        <Giving visit={visit} people={people} places={places} form={form} />
      ) : (
        <Alert kind="info" title={w.onlyCoordinator} />
      )}
    </>
  );
  return managePage(visit, { title: w.title, look: 'wide', done, children });
}

type Shown = Pick<RolesFacts, 'people' | 'places'> & { visit: Visit };

const People = ({ visit, people, places }: Shown) => {
  const w = roleWords[visit.language];
  const columns = [
    { head: w.person, cell: ({ name }: KnownHere) => name },
    { head: w.address, cell: ({ email }: KnownHere) => email },
    { head: w.partners, cell: ({ partners }: KnownHere) => partners.join(', ') },
    {
      head: w.roles,
      cell: (person: KnownHere) => (
        <ul class="lb-plain-list">
          {person.roles.map((held) => (
            <li key={`${held.role} ${held.storagePlaceId}`}>
              <RoleOf visit={visit} person={person} held={held} places={places} />
            </li>
          ))}
        </ul>
      ),
    },
  ];
  return <Table caption={w.title} columns={columns} rows={people} keyOf={({ id }) => id} />;
};

interface RoleProps extends Omit<Shown, 'people'> {
  person: KnownHere;
  held: Held;
}

const RoleOf = ({ visit, person, held, places }: RoleProps) => {
  const w = roleWords[visit.language];
  const name = roleInWords(visit, held, places);
  if (!visit.actor!.may('roles.change')) return <>{name}</>;
  const query = new URLSearchParams(roleFields(held)).toString();
  const at = `${manageOf(visit)}/roles/${person.id}`;
  return (
    <>
      {name}{' '}
      <a class="lb-link" href={`${at}/hand-on?${query}`} aria-label={w.handOnLabel(name, person.name)}>
        {w.handOn}
      </a>{' '}
      <a class="lb-link" href={`${at}/take?${query}`} aria-label={w.takeLabel(name, person.name)}>
        {w.take}
      </a>
    </>
  );
};

const Giving = ({ visit, people, places, form }: Shown & { form: FormState }) => {
  const w = roleWords[visit.language];
  const named = people.map(({ id, name, email }) => ({ id, name: `${name} (${email})` }));
  const roles = Object.entries(w.names).map(([id, name]) => ({ id, name }));
  return (
    <>
      <Heading>{w.give}</Heading>
      <Form form={form} action={`${manageOf(visit)}/roles`} class="lb-form lb-short">
        <p>{w.giveHelp}</p>
        <Select form={form} name="personId" label={w.who} choices={chosenFrom(w.choose, named)} />
        <Select form={form} name="role" label={w.role} choices={chosenFrom(w.choose, roles)} />
        <Select
          form={form}
          name="storagePlaceId"
          label={w.place}
          hint={w.placeHint}
          choices={chosenFrom(w.none, places)}
        />
        <Button>{w.giveNow}</Button>
      </Form>
    </>
  );
};

export function takeRolePage(
  visit: Visit,
  form: FormState,
  { person, held, places }: { person: KnownHere; held: Held; places: readonly Named[] },
): Page {
  const w = roleWords[visit.language];
  const at = `${manageOf(visit)}/roles`;
  const children = (
    <>
      <Refused form={form} />
      <Form form={formState(visit)} action={`${at}/${person.id}/take`} hidden={roleFields(held)}>
        <p>{w.takeHelp(roleInWords(visit, held, places), person.name)}</p>
        <div class="lb-row lb-fields">
          <Button>{w.take}</Button>
          <ButtonLink href={at}>{w.keep}</ButtonLink>
        </div>
      </Form>
    </>
  );
  return managePage(visit, { title: w.takeTitle(person.name), above: [[at, w.title]], children });
}

export function roleInWords(
  { language }: Visit,
  { role, storagePlaceId }: Held,
  places: readonly Named[],
): string {
  const w = roleWords[language];
  if (role !== 'keeper') return w.names[role];
  return w.kept(places.find(({ id }) => id === storagePlaceId)?.name ?? w.unknownPlace);
}

export const roleFields = ({ role, storagePlaceId }: Held): Typed => ({
  role,
  ...(storagePlaceId === null ? {} : { storagePlaceId }),
});

/** What stands in the way of the basket as it is, and the ways out, before anything else. */
import type { VNode } from 'preact';
import { basketText } from '../../basket/basket.js';
import { Alert, Heading } from '../../ui/parts.js';
import { Other, type Elsewhere } from './basket-buttons.js';
import { Waiting } from './basket-waiting.js';
import type { BasketProps } from './basket-props.js';

/** What the sending would be refused for, and what is worth a telephone call, said before anybody presses the button. */
export const Trouble = (props: BasketProps & Elsewhere): VNode => {
  const { visit, sheet, refusal, w } = props;
  const { reasons = [], warnings = [] } = sheet.preview ?? {};
  const { contactPhone } = visit.actor.alliance;
  const isSaid = reasons.length === 0 || refusal !== undefined;
  return (
    <>
      {!isSaid && (
        <Alert kind="warning" title={w.wouldNotFit}>
          <ul class="lb-faults">
            {reasons.map(({ message }) => (
              <li key={message.de}>{message[visit.language]}</li>
            ))}
          </ul>
          <Offers {...props} />
          <Waiting {...props} />
        </Alert>
      )}
      {isSaid && <Offers {...props} />}
      {isSaid && <Waiting {...props} />}
      {warnings.map(({ message }) => (
        <Alert kind="info" title={message[visit.language]} key={message.de}>
          {contactPhone !== '' && <p>{contactPhone}</p>}
        </Alert>
      ))}
    </>
  );
};

/** What a refusal proposes, or would propose if it were sent; each is one button. */
const Offers = (props: BasketProps & Elsewhere): VNode | null => {
  const { visit, sheet, offers = sheet.offers, action, w } = props;
  if (offers.length === 0) return null;
  return (
    <section class="lb-offers" aria-labelledby="instead">
      <Heading id="instead">{w.instead}</Heading>
      <p>{w.insteadHelp}</p>
      <ul class="lb-plain-list lb-offers__list">
        {offers.map(({ offer, basket }) => (
          <li key={basketText(basket)}>
            <Other action={action} basket={basket}>
              {offer.message[visit.language]}
            </Other>
          </li>
        ))}
      </ul>
    </section>
  );
};

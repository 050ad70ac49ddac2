/** What all components stand on: colours, type, signs and drawings. */
import type { VNode } from 'preact';
import { allianceColours } from '../../partners/who/alliance-colours.js';
import { drawings, kinds } from '../ui/drawing.js';
import { Drawn, Icon, Shield, signs } from '../ui/icon.js';
import { ButtonLink } from '../ui/parts.js';

export const Colours = (): VNode => (
  <ul class="lb-swatches">
    {allianceColours.map((colour) => (
      <li class="lb-swatch" data-colour={colour} key={colour}>
        <p class="lb-swatch__head">{colour}</p>
        <div class="lb-swatch__body">
          <Shield letter="A" />
          <p class="lb-swatch__soft">On its soft ground</p>
          <ButtonLink href="#top" weight="primary">
            Next step
          </ButtonLink>
          <ButtonLink href="#top">Another</ButtonLink>
        </div>
      </li>
    ))}
  </ul>
);

export const Types = (): VNode => (
  <div class="lb-panel">
    <h2>Heading of a section</h2>
    <h3>Heading of a card</h3>
    <p>
      Text, 18 pixels: <b>what counts is bold</b>, <a href="#top">a link is underlined</a>.
    </p>
    <p class="lb-small">Small text, never below 14 pixels.</p>
    <p class="lb-quiet">What is said besides.</p>
    <p lang="de">Bierzeltgarniturenverleihausschussvorsitzendenstellvertretung</p>
  </div>
);

export const Signs = (): VNode => (
  <ul class="lb-icons">
    {signs.map((name) => (
      <li key={name}>
        <Icon name={name} />
        {name}
      </li>
    ))}
  </ul>
);

/** Each on the ground of a kind. */
export const Drawings = (): VNode => (
  <ul class="lb-icons lb-icons--big">
    {drawings.map((drawing, index) => (
      <li data-cat={kinds[index % kinds.length]} key={drawing}>
        <Drawn drawing={drawing} />
        {drawing}
      </li>
    ))}
  </ul>
);

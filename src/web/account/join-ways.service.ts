/** Whom somebody without access may ask: the alliance that they came from, else those of the installation. */
import { Injectable } from '@nestjs/common';
import { AlliancesService } from '../../partners/alliances/alliances.service.js';
import { joinWay, type JoinWay } from '../ui/join.js';

const MOST_WAYS = 20;

@Injectable()
export class JoinWays {
  constructor(private readonly alliances: AlliancesService) {}

  /** By where the browser wants to go after signing in. */
  async from(returnTo: string): Promise<JoinWay[]> {
    const slug = /^\/b\/([a-z0-9-]+)(?![^/?#])/.exec(returnTo)?.[1];
    const own = slug === undefined ? undefined : await this.alliances.listed(slug);
    if (own) return [joinWay(own)];
    return (await this.alliances.list({ limit: MOST_WAYS })).items.map(joinWay);
  }
}

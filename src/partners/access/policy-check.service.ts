/** Stops the start where a route has no entry in the policy table. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ACTION } from './access.decorators.js';
import { isAction } from './access.guard.js';

@Injectable()
export class PolicyCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const bare = this.routes().filter(({ action }) => !isAction(action));
    if (bare.length === 0) return;
    throw new Error(`Routes without a policy entry: ${bare.map(({ name }) => name).join(', ')}`);
  }

  /** Every route of every controller with its action, if it has one. */
  routes(): { name: string; action: unknown }[] {
    return this.discovery.getControllers().flatMap(({ instance, name }) => {
      const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown>;
      return this.scanner
        .getAllMethodNames(prototype)
        .map((method) => ({ method, handler: prototype[method]! }))
        .filter(({ handler }) => Reflect.hasMetadata(PATH_METADATA, handler))
        .map(({ method, handler }) => ({
          name: `${name}.${method}`,
          action: this.reflector.get(ACTION, handler),
        }));
    });
  }
}

/** Opens the database: one data source that writes and one that only reads, over every entity of the application. */
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { type DataSourceOptions, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { Config } from '../shared/config.js';
import { SharedModule } from '../shared/shared.module.js';
import { Database } from './database.service.js';
import { Leases } from './leases.service.js';
import { MigrationChecksum } from './migration-checksum.entity.js';
import { migrations } from './migrations/all.js';
import { WriteProbe } from './write-probe.entity.js';
import { RequestKeys } from './request-keys.service.js';
import { openReader, openWriter, readerOptions, writerOptions } from './open.js';

export type Entities = readonly EntityTarget<ObjectLiteral>[];

/** The only global module: every service needs the door. */
@Global()
@Module({})
export class DatabaseModule {
  static of(entities: Entities): DynamicModule {
    // The door itself uses these two, whichever other tables somebody wants.
    const all = [...new Set([MigrationChecksum, WriteProbe, ...entities])];
    const basics = { entities: all as DataSourceOptions['entities'], migrations };
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRootAsync({
          imports: [SharedModule],
          inject: [Config],
          useFactory: (config: Config) => writerOptions(config, basics),
          dataSourceFactory: openWriter,
        }),
        TypeOrmModule.forRootAsync({
          name: 'reader',
          imports: [SharedModule],
          // The writer first: it makes and migrates the file that the reader opens.
          inject: [Config, getDataSourceToken()],
          useFactory: (config: Config) => readerOptions(config, basics),
          dataSourceFactory: openReader,
        }),
      ],
      providers: [Database, RequestKeys, Leases],
      exports: [Database, RequestKeys, Leases],
    };
  }
}

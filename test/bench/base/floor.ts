/** The floor over HTTP: a bare route on Nest and Fastify, a process of its own. */
import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

@Controller('floor')
class FloorController {
  @Get()
  look(): { isHere: boolean } {
    return { isHere: true };
  }
}

@Module({ controllers: [FloorController] })
class FloorModule {}

const app = await NestFactory.create<NestFastifyApplication>(FloorModule, new FastifyAdapter(), {
  logger: false,
});
await app.listen(Number(process.env['FLOOR_PORT']), '127.0.0.1');
process.on('disconnect', () => process.exit(0));
process.send!('ready');

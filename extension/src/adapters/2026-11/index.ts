export const ADAPTERS = '2026-11';

export * from './comment';
export * from './dom';
export * from './invite';
export * from './message';
export * from './notice';
export * from './profile';

/** All waits, in seconds. The build replaces PACE in the test flavour only. */
export interface Pace {
  readonly betweenActions: readonly [number, number];
  readonly leastBetweenClaims: number;
  readonly mostBetweenClaims: number;
  readonly afterError: number;
  readonly poll: number;
  /** Between Send and the first reload, so that the page's own request gets through. */
  readonly beforeReload: number;
  readonly betweenReloads: number;
  /** Scales the timeouts of the states. */
  readonly patience: number;
}

export const PRODUCTION_PACE: Pace = {
  betweenActions: [90, 300],
  leastBetweenClaims: 90,
  mostBetweenClaims: 15 * 60,
  afterError: 60,
  poll: 1,
  beforeReload: 4,
  betweenReloads: 15,
  patience: 1,
};

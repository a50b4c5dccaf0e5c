/** Whether those whom a composer names are the target, and nobody else. */
export function isAddressed(recipients: readonly string[], names: readonly string[]): boolean {
  return recipients.length > 0 && recipients.every((each) => names.includes(each));
}

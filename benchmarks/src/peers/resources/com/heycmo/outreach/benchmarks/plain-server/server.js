// Claims and results as one plain Node process: no access control, no limits, no events, no audit, and a cap that two
// claims at once can exceed. Usage: node server.js PORT, with the database in PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE.
import Fastify from 'fastify'
import { Pool } from 'pg'

const DAILY_CAPS = { connection_request: 15, message: 30, comment: 50 }
const NO_JOB = { job: null }

const FIND_JOB = {
  name: 'find-job',
  text: `SELECT id, action, prospect_url, prospect_name, body
           FROM plain_queue
          WHERE customer_id = $1 AND status = 'approved' AND expires_at > now()
            AND (locked_until IS NULL OR locked_until < now())
          ORDER BY approved_at
          LIMIT 1
            FOR UPDATE SKIP LOCKED`
}
const COUNT_SENT = {
  name: 'count-sent',
  text: `SELECT count(*)::int AS sent
           FROM plain_queue
          WHERE customer_id = $1 AND action = $2 AND status = 'sent' AND sent_at > now() - interval '24 hours'`
}
const LOCK_JOB = {
  name: 'lock-job',
  text: `UPDATE plain_queue SET locked_until = now() + interval '5 minutes' WHERE id = $1 RETURNING locked_until`
}
const STORE_RESULT = {
  name: 'store-result',
  text: `UPDATE plain_queue
            SET status = CASE WHEN $3 THEN 'sent' ELSE 'failed' END, sent_at = CASE WHEN $3 THEN now() END,
                result_url = $4, error_message = $5, locked_until = NULL
          WHERE customer_id = $1 AND id = $2
      RETURNING id, status, sent_at, result_url, error_message`
}

const pool = new Pool({ max: 10, idleTimeoutMillis: 0 })

async function claim(customerId) {
  const connection = await pool.connect()
  try {
    await connection.query('BEGIN')
    const job = await lockNextJob(connection, customerId)
    await connection.query('COMMIT')
    return job
  } catch (error) {
    await connection.query('ROLLBACK')
    throw error
  } finally {
    connection.release()
  }
}

async function lockNextJob(connection, customerId) {
  const [job] = (await connection.query({ ...FIND_JOB, values: [customerId] })).rows
  if (!job) {
    return NO_JOB
  }
  const [{ sent }] = (await connection.query({ ...COUNT_SENT, values: [customerId, job.action] })).rows
  if (sent >= DAILY_CAPS[job.action]) {
    return NO_JOB
  }
  const [lock] = (await connection.query({ ...LOCK_JOB, values: [job.id] })).rows
  return { job: { ...job, ...lock } }
}

const server = Fastify()

server.post('/api/linkedin/queue/:customerId/next', request => claim(request.params.customerId))

server.post('/api/linkedin/queue/:customerId/:id/result', async (request, reply) => {
  const { customerId, id } = request.params
  const { success, resultUrl, errorMessage } = request.body
  const values = [customerId, id, success, resultUrl ?? null, errorMessage ?? null]
  const [row] = (await pool.query({ ...STORE_RESULT, values })).rows
  return row ?? reply.code(404).send({ title: 'Not found' })
})

await server.listen({ host: '127.0.0.1', port: Number(process.argv[2]) })
console.log('ready')

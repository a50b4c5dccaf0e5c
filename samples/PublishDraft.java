import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes one draft: {@code java -cp 'libs/*' samples/PublishDraft.java <broker> <customerId> <json>}. */
class PublishDraft {
    public static void main(String[] args) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", args[0], "acks", "all");
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            var record = new ProducerRecord<>("linkedin.outreach.drafts", args[1], args[2]);
            System.out.println("published to " + producer.send(record).get());
        }
    }
}

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Prints all outcomes published so far: {@code java -cp 'libs/*' samples/ReadOutcomes.java <broker>}. */
class ReadOutcomes {
    public static void main(String[] args) {
        Map<String, Object> config = Map.of("bootstrap.servers", args[0]);
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor("linkedin.outreach.outcomes").stream()
                    .map(p -> new org.apache.kafka.common.TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (var event : consumer.poll(Duration.ofSeconds(1))) {
                    var type = event.headers().lastHeader("ce_type").value();
                    System.out.println(new String(type, StandardCharsets.UTF_8) + " " + event.value());
                }
            }
        }
    }
}

# One image for each service: docker build --build-arg MODULE=dispatch-service .
# Build the jar first: mvn -DskipTests package
ARG JAVA_IMAGE=eclipse-temurin:25.0.1_8-jre-noble

FROM ${JAVA_IMAGE} AS layers
ARG MODULE
WORKDIR /layers
COPY ${MODULE}/target/${MODULE}-exec.jar service.jar
RUN java -Djarmode=tools -jar service.jar extract --layers --destination extracted

FROM ${JAVA_IMAGE}
RUN useradd --system --uid 10001 --no-create-home outreach
WORKDIR /service
# Rarely changed layers first, so that Docker can reuse them.
COPY --from=layers /layers/extracted/dependencies/ ./
COPY --from=layers /layers/extracted/snapshot-dependencies/ ./
COPY --from=layers /layers/extracted/application/ ./
# The training run creates all beans, connects to nothing, and ends. Its archive of parsed classes halves the start.
# cds: class data sharing, Java 17 or newer. aot: the AOT cache, Java 25 or newer, which the project's tests do not run.
ARG ARCHIVE=cds
RUN case "$ARCHIVE" in \
      cds) create=ArchiveClassesAtExit use=SharedArchiveFile ;; \
      aot) create=AOTCacheOutput use=AOTCache ;; \
    esac \
    && java -XX:$create=service.archive -Dspring.context.exit=onRefresh -jar service.jar \
      --spring.flyway.enabled=false \
      --spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none --spring.kafka.bootstrap-servers=127.0.0.1:1 \
      --spring.security.oauth2.resourceserver.jwt.issuer-uri=http://127.0.0.1:1 \
    && echo "-XX:$use=service.archive -jar service.jar" > run
USER outreach
# A service listens on the container's network; the published ports decide who can reach it.
# Health and metrics are reachable only inside the container.
ENV SERVER_ADDRESS=0.0.0.0 \
    SERVER_PORT=8080 \
    MANAGEMENT_SERVER_ADDRESS=127.0.0.1 \
    MANAGEMENT_SERVER_PORT=9080 \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=60"
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$MANAGEMENT_SERVER_PORT && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '\"status\":\"UP\"' <&3"]
ENTRYPOINT ["java", "@run"]

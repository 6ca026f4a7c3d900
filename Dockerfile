# Anteroom in a container: a Java 25 runtime, the built service, and a place for its data.
#
#   mvn package -DskipTests
#   docker build -t anteroom .
#   docker run --init --stop-timeout 60 --read-only --tmpfs /tmp -v anteroom:/app/data -p 8080:8080 anteroom
#
# Ubuntu, since the bundled PostgreSQL is built against glibc.
FROM docker.io/library/eclipse-temurin:25-jre

# PostgreSQL wants its user to have a name.
RUN useradd --uid 10001 --no-create-home --home-dir /app --shell /usr/sbin/nologin anteroom \
    && mkdir -p /app/data && chown anteroom /app/data && chmod 700 /app/data
WORKDIR /app

# Libraries change less often than the service: their layers come first.
COPY target/quarkus-app/lib/ lib/
COPY target/quarkus-app/quarkus/ quarkus/
COPY target/quarkus-app/app/ app/
COPY target/quarkus-app/quarkus-run.jar quarkus-run.jar

COPY bin/anteroom bin/anteroom
ENV ANTEROOM_APP=/app ANTEROOM_DATA_DIR=/app/data

# One run while the image is built leaves the archive of classes with which its containers start in half the time.
RUN chown anteroom /app \
    && setpriv --reuid=anteroom --regid=anteroom --clear-groups sh -ec ' \
        ANTEROOM_DATA_DIR=/tmp/data bin/anteroom & \
        until java -cp "app/*" dev.anteroom.Probe 2>/dev/null; do kill -0 $!; sleep 1; done; \
        kill $!; wait $! || [ $? = 143 ]' \
    && rm -rf /tmp/data && chown root /app

USER anteroom
VOLUME /app/data
EXPOSE 8080

# Whether it lives, not whether it is ready: with the database away it still serves what it has in memory.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
    CMD ["java", "-Xmx16m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-cp", "app/*", "dev.anteroom.Probe"]

ENTRYPOINT ["bin/anteroom"]

# Anteroom in a container: a Java 25 runtime, the built service, and a place for its data.
#
#   mvn package -DskipTests
#   docker build -t anteroom .
#   docker run --read-only --tmpfs /tmp -v anteroom:/app/data -p 8080:8080 anteroom
#
# Debian, since the bundled PostgreSQL is built against glibc.
FROM docker.io/library/eclipse-temurin:25-jre

RUN useradd --system --uid 10001 --no-create-home --home-dir /app anteroom \
    && mkdir -p /app/data && chown anteroom /app/data
WORKDIR /app

# Libraries change less often than the service: their layers come first.
COPY target/quarkus-app/lib/ lib/
COPY target/quarkus-app/quarkus/ quarkus/
COPY target/quarkus-app/app/ app/
COPY target/quarkus-app/quarkus-run.jar quarkus-run.jar

USER anteroom
VOLUME /app/data
EXPOSE 8080
ENV ANTEROOM_DATA_DIR=/app/data

# The runtime image has no curl; Java reads one address as well as any.
COPY --chmod=0444 src/main/docker/Health.java Health.java
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["java", "-Xmx32m", "-XX:+UseSerialGC", "Health.java"]

ENTRYPOINT ["java", "-Xmx192m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-jar", "quarkus-run.jar"]

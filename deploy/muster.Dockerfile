# The program: API, worker and command line. The app's files are served by deploy/web.Dockerfile.
FROM rust:1.95-bookworm AS build
WORKDIR /src
COPY Cargo.toml Cargo.lock clippy.toml ./
COPY crates crates
COPY migrations migrations
COPY tests tests
RUN cargo build --profile dist --locked -p muster

FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/* \
    && useradd --system --home-dir /var/lib/muster --create-home muster \
    && install -d -o muster -m 700 /var/lib/muster/keys
COPY --from=build /src/target/dist/muster /usr/local/bin/muster
USER muster
WORKDIR /var/lib/muster
EXPOSE 8080
ENTRYPOINT ["muster"]
CMD ["serve", "--listen", "0.0.0.0:8080"]

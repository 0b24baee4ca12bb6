# The image holds one program, the C library that it runs on, and nothing else: no shell, no package manager.
FROM oven/bun:1.4.5-debian AS build
WORKDIR /hearsay
COPY package.json bun.lock bunfig.toml ./
RUN bun install --frozen-lockfile --production
COPY . .
RUN bun scripts/exe.ts && bun scripts/image.ts /image

FROM scratch
COPY --from=build --chown=65532:65532 /image /
USER 65532:65532
ENV DATA_DIR=/data PORT=3000 LOG=json
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s CMD ["/hearsay", "health"]
ENTRYPOINT ["/hearsay"]
CMD ["start"]

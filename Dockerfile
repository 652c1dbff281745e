# Build with everything; run with the program, its packages, a Chromium and Chinese fonts, and nothing else.
FROM node:24-bookworm AS build
WORKDIR /opt/xunjian
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
COPY checks ./checks
COPY test/province ./test/province
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      chromium-headless-shell fonts-noto-cjk fonts-wqy-microhei fontconfig tini ca-certificates \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /opt/xunjian
COPY --from=build /opt/xunjian/node_modules ./node_modules
COPY --from=build /opt/xunjian/dist ./dist
COPY package.json LICENSE ./
COPY config ./config
COPY data ./data
RUN ln -s /opt/xunjian/dist/src/cli/main.js /usr/local/bin/xunjian \
 && mkdir -p /var/lib/xunjian && chown node:node /var/lib/xunjian
# Chromium's own sandbox needs kernel rights that a container seldom has; see README.md.
ENV NODE_ENV=production TZ=Asia/Shanghai
USER node
VOLUME /var/lib/xunjian
EXPOSE 8919
HEALTHCHECK --interval=1m --timeout=10s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8919/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["tini", "--", "xunjian"]
CMD ["serve", "--workspace", "/var/lib/xunjian", "--host", "0.0.0.0", "--port", "8919"]

# Sitrep as one process: no build step, no root, nothing written but the record.
FROM node:24-slim

ENV NODE_ENV=production
WORKDIR /app

COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force
COPY LICENSE README.md ./
COPY src ./src

# For the default store; with PostgreSQL or Redis nothing is written here.
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node

ENV STORE_URL=sqlite:///data/sitrep.sqlite \
    HTTP_PORT=8080

# Connected to Discord, and the store answers.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "--eval", "fetch('http://127.0.0.1:' + process.env.HTTP_PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]

# SIGTERM: what is being answered is finished first.
CMD ["node", "--max-semi-space-size=8", "src/main.ts"]

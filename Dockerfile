# One image for web and worker. Build it in a checkout: docker build -t folkmoot .
FROM python:3.11-slim AS build
WORKDIR /build
COPY requirements.lock requirements-setup.lock ./
RUN pip install --no-cache-dir --no-deps --require-hashes -r requirements-setup.lock \
    && uv venv /app --python python3.11 \
    && uv pip install --python /app/bin/python --compile-bytecode --no-deps --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY src ./src
COPY scripts/build_hook.py ./scripts/build_hook.py
RUN uv pip install --python /app/bin/python --compile-bytecode --no-deps --no-build-isolation .

FROM python:3.11-slim
RUN useradd --system --uid 10001 --home-dir /var/lib/folkmoot --create-home folkmoot
COPY --from=build /app /app
ENV PATH=/app/bin:$PATH PYTHONUNBUFFERED=1 FOLKMOOT_VAR=/var/lib/folkmoot
USER folkmoot
WORKDIR /var/lib/folkmoot
VOLUME /var/lib/folkmoot
EXPOSE 8000
# The edge and the web server behind it. The worker runs in a container of its own: folkmoot worker
CMD ["folkmoot", "serve", "--host", "0.0.0.0", "--port", "8000", "--without-worker"]

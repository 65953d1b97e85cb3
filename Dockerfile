# The API, or any command of `pathways`, on a catalogue in Neo4j: the package and what the lock names, checked against
# its hashes. Runs as a user that owns nothing and writes to /tmp alone. docs/neo4j.md tells how to run it.
ARG PYTHON=python:3.13.16-slim-trixie

FROM ${PYTHON} AS built
# For those who have a mirror: docker build --build-arg PIP_INDEX_URL=... --build-arg UV_DEFAULT_INDEX=...
ARG PIP_INDEX_URL
ARG UV_DEFAULT_INDEX
ENV PIP_NO_CACHE_DIR=1 UV_NO_CACHE=1 UV_COMPILE_BYTECODE=1 UV_PYTHON_DOWNLOADS=never
WORKDIR /build
COPY requirements-uv.lock ./
RUN python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements-uv.lock
COPY requirements.lock ./
RUN python -m venv --without-pip /opt/pathways
RUN uv pip sync --quiet --python /opt/pathways --require-hashes --only-binary :all: requirements.lock
# What builds the package is locked as well.
COPY requirements-dev.lock pyproject.toml README.md LICENSE ./
COPY graphql graphql
COPY seed seed
COPY pathways pathways
RUN uv build --quiet --wheel --require-hashes --build-constraint requirements-dev.lock --out-dir dist
RUN uv pip install --quiet --python /opt/pathways --no-index --no-deps dist/*.whl

FROM ${PYTHON}
COPY --from=built /opt/pathways /opt/pathways
ENV PATH=/opt/pathways/bin:$PATH HOME=/tmp
# It listens to whoever is let in, but answers to no other name: a page of some site could have its own lead here.
ENV PATHWAYS_HOST=0.0.0.0 PATHWAYS_PORT=8000 PATHWAYS_METRICS=0.0.0.0:8001 PATHWAYS_HOSTS=127.0.0.1,localhost
WORKDIR /tmp
USER 10001:10001
EXPOSE 8000 8001
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["python", "-ISc", "from http.client import HTTPConnection as C; from os import environ; c = C('127.0.0.1', int(environ['PATHWAYS_PORT']), timeout=4); c.request('GET', '/readyz'); raise SystemExit(c.getresponse().status != 200)"]
ENTRYPOINT ["pathways"]
CMD ["serve"]

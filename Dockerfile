# The dashboard and the command line as an image.
# Not tried by CI, which has no container engine: the same steps run there without one.
FROM python:3.12-slim

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_ROOT_USER_ACTION=ignore

WORKDIR /app

# Packages first: this layer stays while only our own code changes.
COPY requirements.txt ./
RUN pip install --require-hashes --requirement requirements.txt

# Editable, as `make up` installs it, so that data/ is found beside the code.
COPY . .
RUN pip install --no-deps --no-build-isolation --editable .

# The code belongs to root and is only read; /data is all that the process may write.
RUN useradd --create-home --uid 10001 innonetz \
    && install --directory --owner=innonetz --group=innonetz --mode=0700 /data
USER innonetz
ENV INNONETZ_HOME=/data
VOLUME /data

EXPOSE 8501
# SIGINT is Ctrl-C: the way of stopping that CI tries.
STOPSIGNAL SIGINT
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]

CMD ["innonetz", "up", "--host", "0.0.0.0", "--port", "8501", "--no-browser"]

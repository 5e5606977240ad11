// Completes the folder of model files: node fetch-models.mjs FOLDER
//
// Fetches what comes from npm (by "npm pack": no install scripts, from npm's cache where it can),
// checks each tarball against the integrity pinned here and takes out the files needed. Files that
// are there already with the SHA-256 of models.sha256 are left as they are.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const asIs = (bytes) => bytes;

const PACKAGES = [
  {
    name: '@usefulsensors/moonshine-js@0.1.14',
    integrity: 'sha512-AbpOnDdMSZ8ZlZYdlUb2UvzBb1Yk9rVoU9BWPtXLpdrt5A6CoDbEct7guLkpcT+GhTtwpsiRrQR1CH1KQy8/mQ==',
    files: [
      { from: 'package/dist/model/base/quantized/encoder_model.onnx', to: 'speech/encoder.onnx', make: asIs },
      { from: 'package/dist/model/base/quantized/decoder_model_merged.onnx', to: 'speech/decoder.onnx', make: asIs },
    ],
  },
  {
    name: 'llama-tokenizer-js@1.2.2',
    integrity: 'sha512-Wmth393dc3odWU3IzARJ3r2oIfWgw9GdJ5Gm+hGhfECNO18UHLRqEFSf511jn4E9KcQGzuuKw4Wl08pHAemLAw==',
    files: [{ from: 'package/llama-tokenizer.js', to: 'speech/vocab.json', make: pieces }],
  },
  {
    name: '@ricky0123/vad-web@0.0.22',
    integrity: 'sha512-679R6sfwXx4jkquK+FJ9RC2W29oulWC+9ZINK6LVpuy90IBV7UaTGNN79oQXufpJTJs5z4X/22nw1DQ4+Rh8CA==',
    files: [{ from: 'package/dist/silero_vad_v5.onnx', to: 'speech/vad.onnx', make: asIs }],
  },
];

// What libavdevice and libavutil are linked to but never call when a recording is decoded: sound
// cards, screens, video acceleration. Servers do not have them, and ffmpeg would not start.
const NEVER_CALLED = [
  'libpulse.so.0', 'libasound.so.2', 'libxcb.so.1', 'libxcb-shm.so.0', 'libva.so.2', 'libva-drm.so.2', 'libdrm.so.2',
];
const SMALLEST_LIBRARIES = ['libva-drm.so.2', 'libvcos.so'];

/** The 32,000 pieces of the tokenizer as a JSON list: they stand in its source, one a line, in base64. */
function pieces(source) {
  const base64 = /llama_vocab_base64 = "([A-Za-z0-9+/=]+)"/.exec(source.toString('utf8'));
  if (!base64) {
    throw new Error('llama-tokenizer.js holds no llama_vocab_base64');
  }
  const list = Buffer.from(base64[1], 'base64').toString('utf8').split('\n');
  if (list.at(-1) === '') {
    list.pop();
  }
  if (list.length !== 32000) {
    throw new Error(`llama-tokenizer.js holds ${list.length} pieces, not 32000`);
  }
  return Buffer.from(JSON.stringify(list));
}

function digest(algorithm, bytes, encoding) {
  return createHash(algorithm).update(bytes).digest(encoding);
}

function readPins() {
  const list = join(dirname(fileURLToPath(import.meta.url)), 'src/main/resources/dev/onespace/models/files/models.sha256');
  const lines = readFileSync(list, 'utf8').trim().split('\n');
  return new Map(lines.map((line) => line.split('  ').reverse()));
}

function download({ name, integrity }) {
  const folder = mkdtempSync(join(tmpdir(), 'onespace-models-'));
  try {
    const windows = process.platform === 'win32';
    const args = ['pack', name, '--prefer-offline', '--ignore-scripts', '--loglevel=error', `--pack-destination=${folder}`];
    const run = spawnSync(windows ? 'npm.cmd' : 'npm', args, { stdio: ['ignore', 'ignore', 'inherit'], shell: windows });
    if (run.error || run.status !== 0) {
      throw new Error(`npm pack ${name} failed: ${run.error ?? `exit ${run.status}`}`);
    }
    const tarball = readFileSync(join(folder, readdirSync(folder)[0]));
    const found = `sha512-${digest('sha512', tarball, 'base64')}`;
    if (found !== integrity) {
      throw new Error(`${name} has integrity ${found}, pinned is ${integrity}`);
    }
    return gunzipSync(tarball);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The bytes of one file of a tar archive (blocks of 512: a header with name and octal size, then the bytes). */
function entry(tar, name) {
  for (let at = 0; at + 512 <= tar.length; ) {
    const header = tar.subarray(at, at + 512);
    const text = (from, length) => header.toString('utf8', from, from + length).replace(/\0.*$/s, '');
    const size = parseInt(text(124, 12).trim() || '0', 8);
    const prefix = text(345, 155);
    if ((prefix ? `${prefix}/` : '') + text(0, 100) === name) {
      return tar.subarray(at + 512, at + 512 + size);
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
  throw new Error(`the package has no file ${name}`);
}

function write(folder, file, bytes) {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.part`, bytes);
  renameSync(`${path}.part`, path);
}

function fetchPackage(folder, pins, source) {
  const present = ({ to }) => {
    const path = join(folder, to);
    return existsSync(path) && digest('sha256', readFileSync(path), 'hex') === pins.get(to);
  };
  const missing = source.files.filter((file) => !present(file));
  if (missing.length === 0) {
    return;
  }
  const tar = download(source);
  for (const { from, to, make } of missing) {
    const bytes = make(entry(tar, from));
    const found = digest('sha256', bytes, 'hex');
    if (found !== pins.get(to)) {
      throw new Error(`${to} from ${source.name} has SHA-256 ${found}, pinned is ${pins.get(to)}`);
    }
    write(folder, to, bytes);
    console.log(`${to} from ${source.name}`);
  }
}

/** Makes ffmpeg startable: the executable bit, and stand-ins for the libraries it never calls. */
function finishFfmpeg(folder) {
  const files = readdirSync(folder);
  files.filter((file) => /^ff(mpeg|probe)/.test(file)).forEach((file) => chmodSync(join(folder, file), 0o755));
  const standIn = SMALLEST_LIBRARIES.find((file) => files.includes(file));
  if (standIn) {
    NEVER_CALLED.filter((file) => !files.includes(file)).forEach((file) => copyFileSync(join(folder, standIn), join(folder, file)));
  }
}

const folder = process.argv[2];
if (!folder) {
  console.error('usage: node fetch-models.mjs FOLDER');
  process.exit(2);
}
const pins = readPins();
PACKAGES.forEach((source) => fetchPackage(folder, pins, source));
finishFfmpeg(join(folder, 'ffmpeg'));

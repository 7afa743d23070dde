// 16 kHz mono float32 on standard input -> the visemes that HeadAudio hears, as JSON [[seconds, number], ...].
//
//     node training/evaluate/headaudio.mjs FOLDER_OF_THE_PACKAGE < sound.f32
//
// -1 stands for the end of speech. Times are those of the middle of the heard block.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const folder = pathToFileURL(process.argv[2] + "/");
const { Processor } = await import(new URL("modules/processor.mjs", folder));
const { Training } = await import(new URL("modules/training.mjs", folder));

const heard = [];
const port = {
  postMessage(message) {
    if (message.event === "viseme") heard.push([message.t, message.viseme ?? -1]);
    if (message.event === "ended") heard.push([message.t, -1]);
  },
};
const bytes = readFileSync(new URL("dist/model-en-mixed.bin", folder)).toString("base64");
const { model } = await new Training().loadModel("data:application/octet-stream;base64," + bytes);
const processor = new Processor({ sampleRate: 16000 }, { port });
processor.classifier.import({ model });

const input = readFileSync(0);
const sound = new Float32Array(input.buffer.slice(input.byteOffset, input.byteOffset + input.byteLength));
for (let start = 0; start < sound.length; start += 128) processor.process(sound.subarray(start, start + 128));
console.log(JSON.stringify(heard));

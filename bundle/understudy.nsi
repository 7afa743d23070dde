; Installer for one user, made by NSIS: python -m bootstrap installer
; SOURCE: the bundle's folder; OUTPUT: the installer; FILES: script that deletes each installed file; VERSION, ICON, KILOBYTES,
; COMPRESSOR: lzma or zlib.
; Silent: understudy-setup.exe /S [/D=FOLDER];  uninstall.exe /S [/PORTRAITS] [/RECORDINGS]
Unicode true
SetCompressor /SOLID ${COMPRESSOR}
!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include nsDialogs.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Understudy"
!define APP_ID "Understudy.Understudy"
!define LINK "$SMPROGRAMS\Understudy.lnk"

Name "Understudy"
OutFile "${OUTPUT}"
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS all
InstallDir "$LOCALAPPDATA\Programs\Understudy"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
BrandingText "Understudy ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "Understudy"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "Understudy"
VIAddVersionKey LegalCopyright "GPL-2.0-or-later"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\understudy.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
UninstPage custom un.AskData un.TakeAnswers
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_LANGUAGE "Portuguese"

LangString OPEN ${LANG_ENGLISH} "Understudy is open; close it, then try again."
LangString OPEN ${LANG_FRENCH} "Understudy est ouvert ; fermez-le, puis réessayez."
LangString OPEN ${LANG_PORTUGUESE} "O Understudy está aberto; feche-o e tente de novo."
LangString TITLE ${LANG_ENGLISH} "Uninstall Understudy"
LangString TITLE ${LANG_FRENCH} "Désinstaller Understudy"
LangString TITLE ${LANG_PORTUGUESE} "Desinstalar o Understudy"
LangString SUBTITLE ${LANG_ENGLISH} "What you made stays unless you choose otherwise."
LangString SUBTITLE ${LANG_FRENCH} "Ce que vous avez créé reste, sauf si vous en décidez autrement."
LangString SUBTITLE ${LANG_PORTUGUESE} "O que criou fica, salvo se escolher o contrário."
LangString PORTRAITS ${LANG_ENGLISH} "Delete my portraits, looks and settings"
LangString PORTRAITS ${LANG_FRENCH} "Supprimer mes portraits, mes apparences et mes réglages"
LangString PORTRAITS ${LANG_PORTUGUESE} "Apagar os meus retratos, aspetos e definições"
LangString RECORDINGS ${LANG_ENGLISH} "Delete my recordings of calls"
LangString RECORDINGS ${LANG_FRENCH} "Supprimer mes enregistrements d'appels"
LangString RECORDINGS ${LANG_PORTUGUESE} "Apagar as minhas gravações de chamadas"
LangString NOTE ${LANG_ENGLISH} "Videos made from sound files are never deleted."
LangString NOTE ${LANG_FRENCH} "Les vidéos faites à partir de fichiers sonores ne sont jamais supprimées."
LangString NOTE ${LANG_PORTUGUESE} "Os vídeos feitos a partir de ficheiros de som nunca são apagados."

Var Portraits
Var Recordings
Var Box1
Var Box2

; A program that runs cannot be opened for writing.
!macro WaitForClose un
Function ${un}WaitForClose
  again:
  ${IfNot} ${FileExists} "$INSTDIR\understudy.exe"
    Return
  ${EndIf}
  ClearErrors
  FileOpen $0 "$INSTDIR\understudy.exe" a
  ${IfNot} ${Errors}
    FileClose $0
    Return
  ${EndIf}
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(OPEN)" /SD IDCANCEL IDRETRY again
  SetErrorLevel 2
  Quit
FunctionEnd
!macroend
!insertmacro WaitForClose ""
!insertmacro WaitForClose "un."

Section
  Call WaitForClose
  ; The files of the version before, which this one may lack.
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    ExecWait '"$INSTDIR\uninstall.exe" /S /UPGRADE _?=$INSTDIR'
  ${EndIf}
  SetOutPath "$INSTDIR"
  File /r "${SOURCE}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  Call CreateEntry
  WriteRegStr HKCU "${KEY}" DisplayName "Understudy"
  WriteRegStr HKCU "${KEY}" DisplayVersion "${VERSION}"
  WriteRegStr HKCU "${KEY}" DisplayIcon "$INSTDIR\understudy.exe"
  WriteRegStr HKCU "${KEY}" Publisher "Understudy"
  WriteRegStr HKCU "${KEY}" InstallLocation "$INSTDIR"
  WriteRegStr HKCU "${KEY}" UninstallString '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" QuietUninstallString '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" EstimatedSize ${KILOBYTES}
  WriteRegDWORD HKCU "${KEY}" NoModify 1
  WriteRegDWORD HKCU "${KEY}" NoRepair 1
SectionEnd

; The Start-menu entry carries the program's AppUserModelID, so that a pinned button and the window are one.
Function CreateEntry
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P= 0
    Return
  ${EndIf}
  ${IShellLink::SetPath} $0 '("$INSTDIR\understudy.exe").r1'
  ${IShellLink::SetWorkingDirectory} $0 '("$INSTDIR").r1'
  ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r1)'
  ${If} $1 P<> 0
    System::Call 'oleaut32::SysAllocString(w "${APP_ID}")p.r4'
    System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r2'
    System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_BSTR},,r4)p.r3'
    ${IPropertyStore::SetValue} $1 '($2,$3)'
    ${IPropertyStore::Commit} $1 ""
    System::Call 'oleaut32::SysFreeString(p r4)'
    System::Free $2
    System::Free $3
    ${IUnknown::Release} $1 ""
  ${EndIf}
  ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
  ${If} $1 P<> 0
    ${IPersistFile::Save} $1 '("${LINK}",1)'
    ${IUnknown::Release} $1 ""
  ${EndIf}
  ${IUnknown::Release} $0 ""
FunctionEnd

Function un.onInit
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/PORTRAITS" $2
  ${IfNot} ${Errors}
    StrCpy $Portraits ${BST_CHECKED}
  ${EndIf}
  ClearErrors
  ${GetOptions} $1 "/RECORDINGS" $2
  ${IfNot} ${Errors}
    StrCpy $Recordings ${BST_CHECKED}
  ${EndIf}
FunctionEnd

Function un.AskData
  !insertmacro MUI_HEADER_TEXT "$(TITLE)" "$(SUBTITLE)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateCheckbox} 0 8u 100% 12u "$(PORTRAITS)"
  Pop $Box1
  ${NSD_CreateCheckbox} 0 26u 100% 12u "$(RECORDINGS)"
  Pop $Box2
  ${NSD_CreateLabel} 0 48u 100% 24u "$(NOTE)"
  Pop $0
  nsDialogs::Show
FunctionEnd

Function un.TakeAnswers
  ${NSD_GetState} $Box1 $Portraits
  ${NSD_GetState} $Box2 $Recordings
FunctionEnd

Section un.Remove
  Call un.WaitForClose
  ; Recordings first: the settings say where they are.
  ${If} $Recordings == ${BST_CHECKED}
    nsExec::Exec '"$INSTDIR\understudy-cli.exe" -m desktop.commands.forget recordings'
    Pop $0
  ${EndIf}
  ${If} $Portraits == ${BST_CHECKED}
    nsExec::Exec '"$INSTDIR\understudy-cli.exe" -m desktop.commands.forget portraits'
    Pop $0
  ${EndIf}
  !include "${FILES}"
  ; An update keeps the entry and the folder.
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/UPGRADE" $2
  ${If} ${Errors}
    Delete "${LINK}"
    DeleteRegKey HKCU "${KEY}"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
  ${EndIf}
SectionEnd

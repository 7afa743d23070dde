#!/bin/bash
# Sets up a Windows that runs under Wine on Debian 12, as root: Windows' CPython 3.11 and the program's own Windows wheels.
# About five minutes and 3.1 GB.  bash setup.sh FOLDER   then:  . FOLDER/env.sh; wpy main.py doctor
#
# wpy runs Windows' Python with its output in a pipe: a plain file there stops Python at its start under Wine.
# One prefix serves one job at a time; for a second one copy prefix/ and export WINEPREFIX. Dialogs need a window manager
# (openbox on display :88). Sound devices that appear later are seen by new processes only.
set -euo pipefail
ROOT=$(realpath -m "$1")
APP=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../..")
STDLIB=${STDLIB:-$(python3 -c 'import sys, sysconfig; assert sys.version_info[:2] == (3, 11), "a Python 3.11 is needed"; print(sysconfig.get_path("stdlib"))')}
rm -rf "$ROOT"/wheels    # of requirements that were
mkdir -p "$ROOT"/{src,shim,python/DLLs,dl,wheels,logs}; cd "$ROOT"

echo "1. Debian's tools"
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends gcc-mingw-w64-x86-64 mmdebstrap unzip xvfb openbox xdotool imagemagick pulseaudio pulseaudio-utils nsis trayer >logs/apt.log 2>&1

echo "2. Wine 10.0 in a Debian 13 tree of its own (Debian 12's Wine 8.0 starts Python too, but was left at numpy's import)"
[ -x trixie/usr/lib/wine/wine64 ] || mmdebstrap --quiet --variant=minbase --aptopt='APT::Install-Recommends "false"' \
  --include=ca-certificates,wine,wine64,fonts-liberation,fonts-dejavu-core,libpulse0,libasound2-plugins,libgl1,libglx-mesa0,libgl1-mesa-dri,libegl1,libxi6,libxcursor1,libxrandr2,libxrender1,libxcomposite1,libxinerama1,libxxf86vm1,libgnutls30t64,libfreetype6,libfontconfig1,libdbus-1-3 \
  trixie trixie >logs/mmdebstrap.log 2>&1

cat > in-trixie <<EOF
#!/bin/bash
# Runs a command in the Debian 13 tree with this machine's /dev, /sys, /proc, /tmp and the folders of the work and of Wine, mounted for
# this command alone (unshare): nothing stays mounted, so removing $ROOT never reaches out of it.
exec unshare -m --propagation private bash -c 'R=$ROOT/trixie; D=\$PWD
  mount --rbind /dev \$R/dev && mount --bind /sys \$R/sys && mount -t proc proc \$R/proc && mount --bind /tmp \$R/tmp
  for top in "/\$(echo "\$D" | cut -d/ -f2)" "/\$(echo "$ROOT" | cut -d/ -f2)"; do [ "\$top" = /tmp ] || { mkdir -p "\$R\$top" && mount --bind "\$top" "\$R\$top"; }; done
  exec chroot \$R /bin/bash -c "cd \"\\\$0\" && exec \"\\\$@\"" "\$D" "\$@"' in-trixie "\$@"
EOF
chmod +x in-trixie

cat > env.sh <<EOF
# source this. WINEPREFIX may be set before, to another copy of prefix/ (a wineserver of its own for each job keeps them apart).
export WINEPREFIX=\${WINEPREFIX-$ROOT/prefix} WINEARCH=win64 WINEDEBUG=\${WINEDEBUG--all} DISPLAY=\${WINE_DISPLAY-:88}
export WINEDLLOVERRIDES="\${WINEDLLOVERRIDES-mscoree,mshtml,winedbg.exe=;ucrtbase=n,b}"
export WINDOWS_WINE=$ROOT PULSE_SERVER=unix:$ROOT/pulse/native
unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE
W="$ROOT/in-trixie /usr/lib/wine/wine64"
# Standard output and error must be pipes: with a plain file there, Wine's answer to fstat stops Python at its start.
wpy() { (set -o pipefail; timeout -k 5 "\${LIMIT-60}" \$W $ROOT/python/python.exe "\$@" 2>&1 </dev/null | cat); }
EOF

echo "3. Windows' CPython 3.11.9 from panda3d's wheel, Microsoft's C++ runtime from msvc-runtime's, the app's own wheels"
get() { pip download -q --no-deps --only-binary=:all: --platform win_amd64 --python-version 3.11 "$@" 2>&1 | grep -v 'is ignored' || true; }
get -d dl panda3d==1.10.16 msvc-runtime==14.44.35112
# pip would leave out, by their markers, what only Windows needs. msvc-runtime's files go elsewhere, see 7.
get -d wheels -r <(sed -E '/^#|^msvc-runtime|== "(linux|darwin)"/d; s/[;#].*//' "$APP/requirements/app.txt") -r "$APP/requirements/face-model.txt" -r "$APP/requirements/content-credentials.txt" \
  $(grep -hE '^(pytest|pytest-qt|iniconfig|pluggy|Pygments)==' "$APP/requirements/test.txt") pytest-timeout==2.4.0 \
  $(sed -E 's/[;#].*//' "$APP/requirements/bundle.txt" | grep -v macholib)
unzip -q -o -j dl/panda3d-*-win_amd64.whl 'deploy_libs/*' -d python/DLLs
rm -f python/DLLs/api-ms-win-*.dll; mv python/DLLs/python311.dll python/DLLs/VCRUNTIME140.dll python/
unzip -q -o -j dl/msvc_runtime-*.whl 'msvc_runtime-*.data/data/Scripts/*' -d shim/msvc
cp shim/msvc/vcruntime140_1.dll python/    # python.org's installer brings vcruntime140.dll and vcruntime140_1.dll, nothing more
rm -rf python/Lib; cp -a "$STDLIB" python/Lib
(cd python/Lib && rm -rf site-packages lib-dynload test config-3.11* idlelib/idle_test && find . -name __pycache__ -prune -exec rm -rf {} +; mkdir -p site-packages venv/scripts/nt)

echo "4. python.exe, pythonw.exe and venv's launcher"
cat > src/python.c <<'EOF'
#include <windows.h>
#include <stdio.h>
typedef int (*main_t)(int, wchar_t **);
static int go(int argc, wchar_t **argv) {
    HMODULE library = LoadLibraryW(PYDLL);
    if (!library) { fprintf(stderr, "cannot load the Python DLL: error %lu\n", GetLastError()); return 101; }
    main_t run = (main_t)GetProcAddress(library, "Py_Main");
    return run ? run(argc, argv) : 102;
}
#ifdef GUI
int WINAPI wWinMain(HINSTANCE a, HINSTANCE b, LPWSTR c, int d) { int argc; wchar_t **argv = CommandLineToArgvW(GetCommandLineW(), &argc); return go(argc, argv); }
#else
int wmain(int argc, wchar_t **argv) { return go(argc, argv); }
#endif
EOF
cat > src/venvlauncher.c <<'EOF'
/* A venv's python.exe: finds `home` in pyvenv.cfg, says in __PYVENV_LAUNCHER__ who it is, and runs home's python.exe with the same command line. */
#include <windows.h>
#include <stdio.h>
#include <wchar.h>
int wmain(void) {
    wchar_t self[4096], config[4096], home[4096] = L"", line[4096], *slash;
    GetModuleFileNameW(0, self, 4096); wcscpy(config, self);
    for (int i = 0; i < 2; i++) if ((slash = wcsrchr(config, L'\\'))) *slash = 0;
    wcscat(config, L"\\pyvenv.cfg");
    FILE *file = _wfopen(config, L"r, ccs=UTF-8");
    if (!file) { fprintf(stderr, "no pyvenv.cfg\n"); return 106; }
    while (fgetws(line, 4096, file)) if (!wcsncmp(line, L"home = ", 7)) { line[wcscspn(line, L"\r\n")] = 0; wcscpy(home, line + 7); }
    fclose(file);
    wcscat(home, wcsrchr(self, L'\\'));
    SetEnvironmentVariableW(L"__PYVENV_LAUNCHER__", self);
    STARTUPINFOW info; PROCESS_INFORMATION child; GetStartupInfoW(&info);
    if (!CreateProcessW(home, GetCommandLineW(), 0, 0, TRUE, 0, 0, 0, &info, &child)) { fwprintf(stderr, L"cannot start %ls\n", home); return 101; }
    SetConsoleCtrlHandler(0, TRUE);
    WaitForSingleObject(child.hProcess, INFINITE);
    DWORD code; GetExitCodeProcess(child.hProcess, &code);
    return (int)code;
}
EOF
cat > src/python.manifest <<'EOF'
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0">
  <trustInfo><security><requestedPrivileges><requestedExecutionLevel level="asInvoker" uiAccess="false"/></requestedPrivileges></security></trustInfo>
  <compatibility xmlns="urn:schemas-microsoft-com:compatibility.v1"><application><supportedOS Id="{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"/></application></compatibility>
  <application xmlns="urn:schemas-microsoft-com:asm.v3"><windowsSettings><longPathAware xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">true</longPathAware></windowsSettings></application>
</assembly>
EOF
echo '1 24 "src/python.manifest"' > src/python.rc
CC="x86_64-w64-mingw32-gcc -O2 -s -static"
x86_64-w64-mingw32-windres src/python.rc -O coff -o src/python.res.o
$CC -municode -DPYDLL='L"python311.dll"' src/python.c src/python.res.o -o python/python.exe
$CC -municode -mwindows -DGUI -DPYDLL='L"python311.dll"' src/python.c src/python.res.o -o python/pythonw.exe
$CC -municode src/venvlauncher.c -o python/Lib/venv/scripts/nt/python.exe
cp python/Lib/venv/scripts/nt/python.exe python/Lib/venv/scripts/nt/pythonw.exe

echo "5. Stand-ins for what Wine 10 and the wheels lack: complex functions of ucrtbase.dll (numpy), icuuc.dll (Qt 6.11), python3.dll (PySide6, PyAV)"
cat > src/complex.c <<'EOF'
/* The C runtime's complex functions: stubs in Wine's ucrtbase.dll, and numpy calls them at its import. */
#include <complex.h>
typedef struct { double re, im; } D;   /* _Dcomplex and _Lcomplex */
typedef struct { float re, im; } F;    /* _Fcomplex */
static inline double complex cd(D z) { double complex w; __real__ w = z.re; __imag__ w = z.im; return w; }
static inline D dc(double complex w) { D z = { __real__ w, __imag__ w }; return z; }
static inline double complex cf(F z) { double complex w; __real__ w = z.re; __imag__ w = z.im; return w; }
static inline F fc(double complex w) { F z = { (float)__real__ w, (float)__imag__ w }; return z; }
#define ONE(name) D s_##name(D z) { return dc(name(cd(z))); } F s_##name##f(F z) { return fc(name(cf(z))); }
ONE(cexp) ONE(csin) ONE(ccos) ONE(ctan) ONE(csinh) ONE(ccosh) ONE(ctanh) ONE(csqrt) ONE(clog) ONE(conj)
ONE(casin) ONE(cacos) ONE(catan) ONE(casinh) ONE(cacosh) ONE(catanh)
D s_cpow(D a, D b) { return dc(cpow(cd(a), cd(b))); }
F s_cpowf(F a, F b) { return fc(cpow(cf(a), cf(b))); }
double s_carg(D z) { return carg(cd(z)); }
float s_cargf(F z) { return (float)carg(cf(z)); }
double s_cabs(D z) { return cabs(cd(z)); }
float s_cabsf(F z) { return (float)cabs(cf(z)); }
double s_creal(D z) { return z.re; }
float s_crealf(F z) { return z.re; }
double s_cimag(D z) { return z.im; }
float s_cimagf(F z) { return z.im; }
EOF
cat > src/icuuc.c <<'EOF'
/* Windows 10's icuuc.dll as far as Qt6Core.dll links it: knows no converter, and Qt then uses its own. */
#define E __declspec(dllexport)
E void *ucnv_open(const char *name, int *error) { *error = 4; return 0; }
E void ucnv_close(void *c) {}
E void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
E void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
E void ucnv_reset(void *c) {}
E signed char ucnv_getMaxCharSize(void *c) { return 4; }
E const char *ucnv_getName(void *c, int *error) { *error = 4; return 0; }
E void ucnv_getToUCallBack(void *c, void **a, const void **b) { *a = 0; *b = 0; }
E void ucnv_getFromUCallBack(void *c, void **a, const void **b) { *a = 0; *b = 0; }
E void ucnv_setToUCallBack(void *c, void *a, const void *b, void **d, const void **e, int *error) { *error = 4; }
E void ucnv_setFromUCallBack(void *c, void *a, const void *b, void **d, const void **e, int *error) { *error = 4; }
E void ucnv_cbToUWriteUChars(void *a, const void *s, int n, int o, int *error) { *error = 4; }
E void ucnv_cbFromUWriteUChars(void *a, const void **s, const void *l, int o, int *error) { *error = 4; }
E void ucnv_toUnicode(void *c, void **t, const void *tl, const char **s, const char *sl, int *o, signed char f, int *error) { *error = 4; }
E void ucnv_fromUnicode(void *c, char **t, const char *tl, const void **s, const void *sl, int *o, signed char f, int *error) { *error = 4; }
E int ucnv_toUCountPending(const void *c, int *error) { return 0; }
E int ucnv_fromUCountPending(const void *c, int *error) { return 0; }
E const char *ucnv_getStandardName(const char *n, const char *s, int *error) { *error = 4; return 0; }
E const char *ucnv_getAvailableName(int n) { return 0; }
E int ucnv_countAvailable(void) { return 0; }
EOF
cat > src/make_shims.py <<'EOF'
import pathlib, sys
import pefile
wine, python, out, version = sys.argv[1:5]; out = pathlib.Path(out)
names = lambda path: sorted({s.name.decode() for s in pefile.PE(path).DIRECTORY_ENTRY_EXPORT.symbols if s.name})
two = 'cexp csin ccos ctan csinh ccosh ctanh csqrt clog conj casin cacos catan casinh cacosh catanh cpow carg cabs creal cimag'.split()
ours = {n + s: 's_' + n + ('f' if s == 'f' else '') for n in two for s in ('', 'f', 'l')}
lines = [f'"{n}"={ours[n]}' if n in ours else f'"{n}"="ucrtwine.{n}"' for n in names(wine + '/ucrtbase.dll')]
(out / 'ucrtbase.def').write_text('LIBRARY ucrtbase.dll\nEXPORTS\n' + '\n'.join(lines) + '\n')
body = pathlib.Path(wine, 'ucrtbase.dll').read_bytes()
assert body[0x40:0x50] == b'Wine builtin DLL'   # without this mark it loads under another name
(out / 'ucrtwine.dll').write_bytes(body[:0x40] + b'\0' * 16 + body[0x50:])
(out / 'python3.def').write_text('LIBRARY python3.dll\nEXPORTS\n' + ''.join(f'"{n}"="python{version}.{n}"\n' for n in names(python) if n.startswith(('Py', '_Py'))))
EOF
python3 -m venv tools && tools/bin/pip install -q pefile 2>&1 | grep -v 'is ignored' || true
tools/bin/python src/make_shims.py trixie/usr/lib/x86_64-linux-gnu/wine/x86_64-windows python/python311.dll shim 311
$CC -shared -o shim/ucrtbase.dll src/complex.c shim/ucrtbase.def
$CC -shared -o shim/icuuc.dll src/icuuc.c
: > src/empty.c; $CC -shared -nostdlib -Wl,--entry=0 -o python/python3.dll src/empty.c shim/python3.def

echo "6. The prefix: Windows 10, with the C++ runtime that people have who installed other programs (take vcruntime140_threads.dll away to see a bare Windows)"
. ./env.sh; cd "$ROOT"
[ -d prefix/drive_c/windows/system32 ] || WINEDLLOVERRIDES='mscoree,mshtml,winedbg.exe=' timeout 180 $W wineboot -i >logs/wineboot.log 2>&1
"$ROOT/in-trixie" /usr/lib/wine/wineserver -k || true; sleep 1
cp shim/ucrtbase.dll shim/ucrtwine.dll shim/icuuc.dll shim/msvc/vcruntime140_threads.dll prefix/drive_c/windows/system32/

echo "7. The wheels"
pip install -q --no-deps --only-binary=:all: --platform win_amd64 --python-version 3.11 --implementation cp --target python/Lib/site-packages --upgrade --no-index wheels/*.whl 2>&1 | grep -vE 'is ignored|root' || true
unzip -q -o -j dl/msvc_runtime-*.whl 'msvc_runtime-*.data/data/*.dll' -x '*/Scripts/*' -d python/    # as pip does on Windows: into sys.prefix

echo "8. A screen"
bash "$APP/tests/windows/screen.sh" "$ROOT/logs"
wpy -c "
import sys; print(sys.version, sys.getwindowsversion())
import numpy, cv2, av, PIL.Image, pillow_heif, onnxruntime, ai_edge_litert.interpreter, sounddevice, pyvirtualcam, psutil, PySide6.QtWidgets, comtypes, pythonosc, websockets
print('all imports work')" | grep -v ^ALSA

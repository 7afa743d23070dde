.PHONY: run test test-hardware test-camera test-windows lint setup bundle installer
run test test-hardware test-camera test-windows lint setup bundle installer: ; @python3 -m bootstrap $@

.PHONY: run test test-hardware test-camera test-windows lint setup bundle
run test test-hardware test-camera test-windows lint setup bundle: ; @python3 -m bootstrap $@

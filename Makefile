.PHONY: run test test-hardware test-camera lint setup bundle
run test test-hardware test-camera lint setup bundle: ; @python3 -m bootstrap $@

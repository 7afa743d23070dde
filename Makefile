.PHONY: run test test-hardware test-camera lint setup
run test test-hardware test-camera lint setup: ; @python3 -m bootstrap $@

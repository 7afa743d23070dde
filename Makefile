.PHONY: run test test-hardware lint setup
run test test-hardware lint setup: ; @python3 -m bootstrap $@

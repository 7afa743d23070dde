from desktop.devices.faces.packets.packet_budget import SLICE, PacketBudget


def test_flood_waits_for_the_next_slice() -> None:
    budget, now, read = PacketBudget(500), 100.0, 0
    while now < 101:
        read += 1
        now += budget.pause(now)
    assert read <= (500 * SLICE + 1) * (1 / SLICE + 2)


def test_skipped_packets_leave_room_for_the_senders() -> None:
    budget = PacketBudget(500)
    assert not any(budget.pause(100.0, read=False) for _ in range(300))
    assert budget.pause(100.0) == 0.0


def test_camera_rate_never_waits() -> None:
    budget = PacketBudget(500)
    assert not any(budget.pause(index / 60) for index in range(600))

"""What the processes share: frame slots, audio rings, status and level blocks.

numpy and shared memory, nothing else. Every block has one writer and publishes by a single
aligned 8-byte store after its payload is written. On x86 stores become visible in order; on
other processors a reader checks the sequence again after reading, and reads once more later.
"""

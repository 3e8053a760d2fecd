package com.kyberaccess.visitor.visit.count;

/// A tenant's index, as a snapshot has it.
///
/// @param nextSlot the first slot that no visit has had: more with each transaction that gives visits slots, or their
///     ranks other places
record IndexState(int id, int nextSlot) {}

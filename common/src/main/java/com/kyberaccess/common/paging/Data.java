package com.kyberaccess.common.paging;

/// The envelope of a single resource: `{"data": …}`.
public record Data<T>(T data) {}

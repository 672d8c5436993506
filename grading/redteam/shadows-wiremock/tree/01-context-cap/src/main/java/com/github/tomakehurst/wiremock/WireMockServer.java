package com.github.tomakehurst.wiremock;

public class WireMockServer {}

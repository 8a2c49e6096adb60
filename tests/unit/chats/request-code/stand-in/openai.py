"""Stands in for the package openai: says as one line of JSON what it was asked for."""

import json


class _Message:
    content = "an answer"


class _Choice:
    message = _Message()


class _Response:
    choices = [_Choice()]


class OpenAI:
    def __init__(self, *, base_url, api_key):
        self._client = {"base_url": base_url, "api_key": api_key}
        self.chat = self
        self.completions = self

    def create(self, *, model, messages, temperature=None, top_p=None, presence_penalty=None,
               max_tokens=None, extra_body=None):
        named = dict(model=model, messages=messages, temperature=temperature, top_p=top_p,
                     presence_penalty=presence_penalty, max_tokens=max_tokens)
        body = {name: value for name, value in named.items() if value is not None}
        body.update(extra_body or {})
        print(json.dumps({**self._client, "body": body}))
        return _Response()

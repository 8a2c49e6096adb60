/** How a chat asks its models: parameters and system prompt. */
export const setup = {
  heading: 'Parameters and system prompt',
  systemPrompt: 'System prompt',
  systemPromptHint: 'Sent before the conversation each time a model is asked. Empty: none is sent.',
  parametersOf: 'Parameters for {{model}}',
  temperature: 'Temperature',
  top_p: 'Top p',
  top_k: 'Top k',
  presence_penalty: 'Presence penalty',
  max_tokens: 'Longest answer (max_tokens)',
  recommended: 'Recommended: {{value}}',
  serviceDecides: 'Empty: the service decides',
  maxTokensHint: '{{least}} to {{most}}. Empty: the service decides',
  reset: 'Reset to recommended',
  notANumber: 'Write a number.',
  notWhole: 'Write a whole number.',
  outOfRange: 'Write a number from {{least}} to {{most}}.',
} as const
